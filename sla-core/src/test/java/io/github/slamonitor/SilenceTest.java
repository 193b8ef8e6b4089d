package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant UNTIL = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant BEFORE = UNTIL.minusNanos(1);

    @Test
    void itMatchesServicesAndRulesByPattern() {
        Silence silence = Silence.of("payment-*", "failure rate ?t most 5%", UNTIL, "kim", "known");
        assertThat(silence.matches("payment-eu", "failure rate at most 5%", BEFORE))
                .isTrue();
        assertThat(silence.matches("checkout", "failure rate at most 5%", BEFORE))
                .isFalse();
        assertThat(silence.matches("payment-eu", "failure rate at most 50%", BEFORE))
                .isFalse();
    }

    @Test
    void itEndsAtItsInstant() {
        Silence silence = Silence.of("*", "*", UNTIL, "kim", "known");
        assertThat(silence.matches("a", "b", BEFORE)).isTrue();
        assertThat(silence.matches("a", "b", UNTIL)).isFalse();
    }

    @Test
    void theSameRequestIsTheSameSilence() {
        Silence silence = Silence.of("a", "b", UNTIL, "kim", "known");
        assertThat(Silence.of("a", "b", UNTIL, "kim", "known")).isEqualTo(silence);
        assertThat(Silence.of("a", "b", UNTIL, "kim", "known again").id()).isNotEqualTo(silence.id());
    }

    @Test
    void whoAndWhyAreAskedFor() {
        assertThatThrownBy(() -> Silence.of("*", "*", UNTIL, " ", "known"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("who silences must have 1 to 200 characters");
        assertThatThrownBy(() -> Silence.of("*", "*", UNTIL, "kim", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("reason of a silence must have 1 to 200 characters");
        assertThatThrownBy(() -> Silence.of("", "*", UNTIL, "kim", "known"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("services of a silence must not be blank, all is \"*\": services=\"\"");
    }

    @Test
    void itReadsInWords() {
        assertThat(Silence.of("payment-*", "*", UNTIL, "kim", "the bank is down"))
                .hasToString(
                        "'payment-*' and rules '*' are silenced until 2026-05-04T12:00:00Z by kim: the bank is down");
    }

    @Test
    void aSilenceThatIsAddedAgainIsThereOnce() {
        Silences silences = new Silences();
        silences.add(new Silence("1", "a", "*", UNTIL, "kim", "known"));
        silences.add(new Silence("2", "b", "*", UNTIL, "kim", "known"));
        silences.add(new Silence("1", "c", "*", UNTIL, "kim", "known"));
        assertThat(silences.list()).extracting(Silence::services).containsExactly("b", "c");
    }

    @Test
    void aSilenceThatIsRemovedIsGone() {
        Silences silences = new Silences();
        silences.add(new Silence("1", "a", "*", UNTIL, "kim", "known"));
        assertThat(silences.remove("2")).isFalse();
        assertThat(silences.remove("1")).isTrue();
        assertThat(silences.list()).isEmpty();
    }

    @Test
    void silencesThatHaveEndedAreForgotten() {
        Silences silences = new Silences();
        silences.add(new Silence("1", "a", "*", UNTIL, "kim", "known"));
        silences.add(new Silence("2", "b", "*", UNTIL.plusSeconds(1), "kim", "known"));
        assertThat(silences.expire(BEFORE)).isFalse();
        assertThat(silences.expire(UNTIL)).isTrue();
        assertThat(silences.list()).extracting(Silence::id).containsExactly("2");
    }

    @Test
    void silencesAreReadBackFromBytes() {
        Silences silences = new Silences();
        silences.add(Silence.of("payment-*", "*", UNTIL, "kim", "known"));
        silences.add(Silence.of("b", "c", UNTIL.plusNanos(1), "ann", "also known"));
        List<Silence> read = Silences.fromBytes(silences.toBytes()).list();
        assertThat(read).isEqualTo(silences.list());
    }

    @Test
    void mutingIsByAnySilenceOrWindowOfThatTime() {
        Silence silence = Silence.of("a", "rule", UNTIL, "kim", "known");
        MaintenanceWindow window =
                MaintenanceWindow.once(UNTIL, UNTIL.plusSeconds(60)).forServices("b");
        Muting before = new Muting(BEFORE, List.of(silence), List.of(window));
        assertThat(before.mutes("a", "rule")).isTrue();
        assertThat(before.mutes("a", "other")).isFalse();
        assertThat(before.mutes("b", "rule")).isFalse();
        Muting then = new Muting(UNTIL, List.of(silence), List.of(window));
        assertThat(then.mutes("a", "rule")).isFalse();
        assertThat(then.mutes("b", "rule")).isTrue();
        assertThat(Muting.none(UNTIL).mutes("b", "rule")).isFalse();
    }
}
