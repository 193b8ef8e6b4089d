package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RoundBytesTest {

    private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

    private static final String VERSION_1 =
            "020231c0b8c39f0d00020c4f50454e4544c0b8c39f0d00047631086175746810636865636b6f7574"
                    + "2e6661696c7572652072617465206174206d6f7374203525184641494c5552455f52415445104352"
                    + "49544943414c0218636f6e747261637420342e32000e41545f4d4f53540a524154494fc8010a02ce"
                    + "2502ec0302e8b3c39f0d0002c0b8c39f0d006e6661696c7572652072617465206174206d6f737420"
                    + "35253a2031302e323225206f662032343037207265717565737473206661696c6564c0b8c39f0d00"
                    + "00";

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatWasWrittenIsReadBack(@ForAll("rounds") Round round) {
        assertThat(Round.fromBytes(round.toBytes())).isEqualTo(round);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anExactValueStaysExact(@ForAll("rounds") Round round) {
        Round read = Round.fromBytes(round.toBytes());
        for (int i = 0; i < round.transitions().size(); i++) {
            assertThat(limit(read, i).numerator()).isEqualTo(limit(round, i).numerator());
            assertThat(limit(read, i).denominator()).isEqualTo(limit(round, i).denominator());
        }
    }

    private static Measurement limit(Round round, int index) {
        return round.transitions().get(index).violation().evidence().bound().limit();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void bytesThatWereCutOffAreRefused(@ForAll("rounds") Round round, @ForAll double share) {
        byte[] bytes = round.toBytes();
        int length = (int) (Math.abs(share) % 1 * bytes.length);
        assertThatThrownBy(() -> Round.fromBytes(Arrays.copyOf(bytes, length)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void damagedBytesGiveARoundOrAnIllegalArgument(
            @ForAll("rounds") Round round, @ForAll int place, @ForAll byte damage) {
        byte[] bytes = round.toBytes();
        bytes[Math.floorMod(place, bytes.length)] = damage;
        try {
            assertThat(Round.fromBytes(bytes)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("a round");
        }
    }

    @Test
    void bytesOfAnotherVersionAreRefusedByName() {
        byte[] bytes = new Round("1", AT, List.of()).toBytes();
        bytes[0] = 6;
        assertThatThrownBy(() -> Round.fromBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the bytes of a round must have version 1 to 2: version=3");
    }

    /** As version 1 wrote it, which knew neither slow requests nor worst periods. */
    @Test
    void bytesOfAnEarlierVersionAreStillRead() {
        Round round = Round.fromBytes(HexFormat.of().parseHex(VERSION_1));
        Violation violation = round.transitions().get(0).violation();
        Evidence evidence = violation.evidence();
        assertThat(violation.reason()).contains("contract 4.2");
        assertThat(evidence.records()).hasValue(2407);
        assertThat(evidence.failures()).hasValue(246);
        assertThat(evidence.slow()).isEmpty();
        assertThat(evidence.windowEnd()).contains(AT);
        assertThat(evidence.worst()).isEmpty();
        assertThat(evidence.text()).isEqualTo("failure rate at most 5%: 10.22% of 2407 requests failed");
    }

    @Test
    void bytesOfVersionZeroAreRefused() {
        byte[] bytes = new Round("1", AT, List.of()).toBytes();
        bytes[0] = 0;
        assertThatThrownBy(() -> Round.fromBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version=0");
    }

    @Test
    void bytesWithMoreBehindThemAreRefused() {
        byte[] bytes = new Round("1", AT, List.of()).toBytes();
        assertThatThrownBy(() -> Round.fromBytes(Arrays.copyOf(bytes, bytes.length + 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the bytes of a round: 3 too many");
    }

    @Test
    void noBytesAreRefused() {
        assertThatThrownBy(() -> Round.fromBytes(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the bytes of a round: cut off or broken at byte 0 of 0");
    }

    @Test
    void anOrdinaryTransitionTakesAFewHundredBytes() {
        SlaRule rule = failureRate().atMost(percent(5)).because("contract 4.2");
        RuleResult result = rule.check("checkout", ServiceMetrics.named("auth").with(failureRate(), percent(10.22)));
        Violation violation = Violation.opened("6f1d3c52-7c0f-3e0c-8b8e-1d7a2f3b4c5d", result, Evidence.of(result), AT);
        Round round = new Round("1", AT, List.of(new Transition(Transition.Kind.OPENED, violation, AT)));
        assertThat(round.toBytes()).hasSizeLessThan(300);
    }

    @Provide
    Arbitrary<Round> rounds() {
        return ArbitraryViolations.rounds();
    }
}
