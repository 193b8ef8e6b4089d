package io.github.slamonitor.mail;

import io.github.slamonitor.Transition;

/** The parts of a mail, in their order. */
enum Section {
    OPENED("In violation"),
    REMINDED("Still in violation"),
    FLAPPING("Flapping: opens and resolves too often to tell each time"),
    CALMED("Flapping has ended, still in violation"),
    RESOLVED("Resolved");

    final String title;

    Section(String title) {
        this.title = title;
    }

    static Section of(Transition transition) {
        return switch (transition.kind()) {
            case OPENED -> OPENED;
            case REMINDED -> REMINDED;
            case FLAPPING -> FLAPPING;
            case FLAPPING_ENDED -> transition.violation().resolvedAt().isPresent() ? RESOLVED : CALMED;
            case RESOLVED -> RESOLVED;
        };
    }
}
