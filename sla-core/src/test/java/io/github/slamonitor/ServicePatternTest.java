package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and patterns of services. */
class ServicePatternTest {

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(10);
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.FIRST)
    void matchesWhatTryingEverySplitMatches(@ForAll("patterns") String pattern, @ForAll("names") String name) {
        assertThat(new ServicePattern(pattern).matches(name)).isEqualTo(NaiveGlob.matches(pattern, name));
    }

    @ParameterizedTest
    @CsvSource({
        "checkout, checkout, true",
        "checkout, checkout-eu, false",
        "checkout, Checkout, false",
        "payment-*, payment-eu, true",
        "payment-*, payment-, true",
        "payment-*, payment, false",
        "*-eu, payment-eu, true",
        "*-eu, payment-eu-2, false",
        "p*-eu*, payment-eu-2, true",
        "node-?, node-1, true",
        "node-?, node-12, false",
        "node-?, node-, false",
        "*, anything at all, true",
        "a.b, axb, false",
        "a[b], ab, false",
        "(a), (a), true",
        "日本-*, 日本-東京, true",
    })
    void matchesNamesAndPatterns(String pattern, String name, boolean matches) {
        assertThat(new ServicePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void patternsWithoutWildcardsNameOneService() {
        assertThat(new ServicePattern("checkout").isLiteral()).isTrue();
        assertThat(new ServicePattern("check*").isLiteral()).isFalse();
        assertThat(new ServicePattern("check?").isLiteral()).isFalse();
        assertThat(new ServicePattern("*").isLiteral()).isFalse();
        assertThat(new ServicePattern("?").isLiteral()).isFalse();
    }

    @Test
    @Timeout(60) // with backtracking it would take longer than there is time
    void hostilePatternsOnTheLongestNameEnd() {
        String name = "a".repeat(MetricRecord.MAXIMUM_SERVICE_LENGTH);

        assertThat(matches("*a".repeat(100) + "b", name)).isFalse();
        assertThat(matches("*" + "a".repeat(100) + "b", name)).isFalse();
        assertThat(matches("*?".repeat(5000) + "b", name)).isFalse();
        assertThat(matches("*".repeat(10_000) + "b", name)).isFalse();
        assertThat(matches("*a".repeat(5000), name)).isTrue();
    }

    private static boolean matches(String pattern, String name) {
        return new ServicePattern(pattern).matches(name);
    }
}
