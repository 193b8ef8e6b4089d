package io.github.slamonitor.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class NearestNameTest {

    @Example
    void mistypedNameIsFound() {
        List<String> known = List.of("max-average", "max-failure-rate", "slow");

        assertThat(NearestName.of("max-averge", known)).contains("max-average");
        assertThat(NearestName.of("max_failurerate", known)).contains("max-failure-rate");
        assertThat(NearestName.of("slw", known)).contains("slow");
        assertThat(NearestName.of("fast", known)).isEmpty();
    }

    @Property(tries = 200)
    void changesAreThoseOfTheRecursiveDefinition(
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'c') String from,
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'c') String into) {
        assertThat(NearestName.changes(from, into)).isEqualTo(naive(from, into));
    }

    private static int naive(String from, String into) {
        if (from.isEmpty() || into.isEmpty()) {
            return from.length() + into.length();
        }
        String restFrom = from.substring(1);
        String restInto = into.substring(1);
        int kept = naive(restFrom, restInto) + (from.charAt(0) == into.charAt(0) ? 0 : 1);
        return Math.min(kept, 1 + Math.min(naive(restFrom, into), naive(from, restInto)));
    }
}
