package io.github.slamonitor;

import java.util.List;
import java.util.Objects;

/** A listener of a monitor, with the name that it had when it was added, which no later answer changes. */
record ListenerRegistration(ViolationListener listener, String name, ListenerOptions options) {

    /** Adds a listener to those that were added before, or says what is wrong with its name. */
    static void add(List<ListenerRegistration> registrations, ViolationListener listener, ListenerOptions options) {
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(options, "options");
        String name = nameOf(listener);
        for (ListenerRegistration earlier : registrations) {
            if (earlier.name.equals(name)) {
                throw new IllegalArgumentException("a listener's name must be its own within a monitor, but two ("
                        + className(earlier.listener) + " and " + className(listener) + ") have name=\"" + name
                        + "\": override name() in one of them");
            }
        }
        registrations.add(new ListenerRegistration(listener, name, options));
    }

    private static String nameOf(ViolationListener listener) {
        try {
            return Names.check("listener name", listener.name());
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "a listener of " + className(listener) + " has no usable name(): " + FailureText.of(e), e);
        }
    }

    private static String className(ViolationListener listener) {
        return listener.getClass().getName();
    }

    /** Tells the listener everything about a round, in order. */
    void tell(Round round) throws Exception {
        for (Transition transition : round.transitions()) {
            tell(transition);
        }
        listener.round(round);
    }

    private void tell(Transition transition) throws Exception {
        Violation violation = transition.violation();
        switch (transition.kind()) {
            case OPENED -> listener.opened(violation);
            case REMINDED -> listener.reminded(violation);
            case RESOLVED -> listener.resolved(violation);
            case FLAPPING -> listener.flapping(violation);
            case FLAPPING_ENDED -> listener.flappingEnded(violation);
        }
    }

    /** The name alone: a listener's own text may hold secrets. */
    @Override
    public String toString() {
        return "listener " + name;
    }
}
