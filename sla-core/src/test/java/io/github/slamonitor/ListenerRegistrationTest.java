package io.github.slamonitor;

import static io.github.slamonitor.testkit.SampleRounds.round;
import static io.github.slamonitor.testkit.SampleRounds.transition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerRegistrationTest {

    private final List<ListenerRegistration> registrations = new ArrayList<>();

    private void add(ViolationListener listener) {
        ListenerRegistration.add(registrations, listener, ListenerOptions.defaults());
    }

    @Test
    void keepsTheNameThatTheListenerHadWhenItWasAdded() {
        int[] asked = {0};
        add(new ViolationListener() {
            @Override
            public String name() {
                return "mail-" + ++asked[0];
            }
        });
        assertThat(registrations).extracting(ListenerRegistration::name).containsExactly("mail-1");
        assertThat(registrations.get(0)).hasToString("listener mail-1");
        assertThat(asked[0]).isEqualTo(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void refusesANameThatCannotBeUsed(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(new Named(name)))
                .withMessageContaining("ListenerRegistrationTest$Named has no usable name()");
    }

    @Test
    void refusesAListenerWhoseNameThrows() {
        ViolationListener listener = new ViolationListener() {
            @Override
            public String name() {
                throw new IllegalStateException("not ready");
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(listener))
                .withMessageContaining("has no usable name(): java.lang.IllegalStateException: not ready");
    }

    @Test
    void refusesASecondListenerOfTheSameName() {
        add(new Named("mail"));
        add(new Named("chat"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(new Named("mail")))
                .withMessageContaining("name=\"mail\": override name() in one of them");
        assertThat(registrations).hasSize(2);
    }

    @Test
    void givesAnAnonymousListenerTheNameOfItsFile() {
        assertThat(new ViolationListener() {}.name()).startsWith("ListenerRegistrationTest$");
        assertThat(new Plain().name()).isEqualTo("Plain");
    }

    @Test
    void tellsEachTransitionAndThenTheRound() throws Exception {
        RecordingListener listener = new RecordingListener("mail");
        add(listener);
        Transition.Kind[] kinds = Transition.Kind.values();
        Transition[] transitions = new Transition[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            transitions[i] = transition(kinds[i], i, 9);
        }
        registrations.get(0).tell(round(9, transitions));
        assertThat(listener.calls)
                .containsExactly(
                        "opened violation-0",
                        "reminded violation-1",
                        "resolved violation-2",
                        "flapping violation-3",
                        "flappingEnded violation-4",
                        "round round-9");
    }

    private static final class Plain implements ViolationListener {}

    private record Named(String name) implements ViolationListener {}
}
