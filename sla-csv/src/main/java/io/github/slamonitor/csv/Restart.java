package io.github.slamonitor.csv;

import java.io.Serial;

/** Ends a pass over a file because another kind of pass is needed. */
final class Restart extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why. */
    enum Reason {
        /** There is a quote, a carriage return alone, or no line feed for too long: only the general reader understands that. */
        NOT_PLAIN,
        /** A date proves that the month comes first. */
        MONTH_FIRST
    }

    Restart(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
