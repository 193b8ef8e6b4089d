package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A listener who takes nothing for granted: after all that it was told it knows whether a violation is open, has heard of each
 * episode's beginning and end once, and of no two episodes at a time.
 */
final class ToldInvariants {

    private final Set<String> seen = new HashSet<>();
    private @Nullable String open;
    private boolean flapping;

    void accept(Transition told, boolean muted) {
        Violation violation = told.violation();
        boolean over = violation.resolvedAt().isPresent();
        switch (told.kind()) {
            case OPENED -> {
                assertThat(open).isNull();
                begin(violation);
            }
            case FLAPPING -> {
                assertThat(flapping).isFalse();
                if (open == null) {
                    begin(violation);
                }
                flapping = true;
            }
            case REMINDED, RESOLVED -> assertThat(flapping).isFalse();
            case FLAPPING_ENDED -> {
                assertThat(flapping).isTrue();
                flapping = false;
            }
        }
        assertThat(violation.id()).as("the episode that is open").isEqualTo(open);
        checkTimes(told, over);
        if (muted) {
            assertThat(told.kind()).isIn(Transition.Kind.RESOLVED, Transition.Kind.FLAPPING_ENDED);
        }
        open = over ? null : open;
    }

    private void begin(Violation violation) {
        assertThat(seen.add(violation.id())).as("a new episode").isTrue();
        open = violation.id();
    }

    private static void checkTimes(Transition told, boolean over) {
        switch (told.kind()) {
            case OPENED, FLAPPING, REMINDED -> assertThat(over).isFalse();
            case RESOLVED -> assertThat(over).isTrue();
            case FLAPPING_ENDED -> {
                // Tells either.
            }
        }
        told.violation()
                .resolvedAt()
                .ifPresent(
                        end -> assertThat(end).isAfterOrEqualTo(told.violation().openedAt()));
    }

    void nothingIsLeftOpen() {
        assertThat(open).isNull();
        assertThat(flapping).isFalse();
    }
}
