package io.github.slamonitor.examples.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"5%, 5%", "0.05, 5%", "0, 0%", "0%, 0%", "0.1 %, 0.1%", "100%, 100%", "1.0, 100%"})
    void sharesAreInPercentOrOfOne(String text, String share) {
        assertThat(Amounts.share(text)).hasToString(share);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5", "1", "", "%", "five%", "-5%", "1e-2", "5%%", "0.5.5", "1.5", "101%", "99999999999999999999%"
            })
    void otherSharesAreRefused(String text) {
        assertThatThrownBy(() -> Amounts.share(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "2s, PT2S",
        "1.5s, PT1.5S",
        "2 min, PT2M",
        "5m, PT5M",
        "1h, PT1H",
        "100us, PT0.0001S",
        "100µs, PT0.0001S",
        "2S, PT2S",
        "0, PT0S"
    })
    void timesHaveAUnit(String text, Duration time) {
        assertThat(Amounts.time(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "", "ms", "-1s", "5 weeks", "1.2.3s", "99999999999999h", "0.0001us"})
    void otherTimesAreRefused(String text) {
        assertThatThrownBy(() -> Amounts.time(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAreWholeAndOverZero() {
        assertThat(Amounts.count("100")).isEqualTo(100);
        for (String text : new String[] {"0", "-1", "1.5", "many", ""}) {
            assertThatThrownBy(() -> Amounts.count(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void percentilesStartWithP() {
        assertThat(Amounts.percentile("p99.9")).hasToString("99.9");
        assertThat(Amounts.percentile("99")).isNull();
        assertThat(Amounts.percentile("policy")).isNull();
    }
}
