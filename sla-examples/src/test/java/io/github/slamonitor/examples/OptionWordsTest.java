package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionWordsTest {

    @Test
    void methodsAreToldAsTheOptionsThatCallThem() {
        assertThat(OptionWords.of("more than the 1% that maximumRejected(...) allows"))
                .isEqualTo("more than the 1% that --max-rejected allows");
        assertThat(OptionWords.of("set dayFirst() or monthFirst() to be sure"))
                .isEqualTo("set --day-first or --month-first to be sure");
        assertThat(OptionWords.of("p99 (slower) is unknown()")).isEqualTo("p99 (slower) is unknown()");
    }
}
