package io.github.slamonitor.store.sqlite;

/**
 * Where a stored violation stands.
 *
 * <pre>{@code
 * ViolationQuery open = ViolationQuery.all().states(ViolationState.OPEN, ViolationState.ACKNOWLEDGED);
 * }</pre>
 */
public enum ViolationState {
    /** It goes on, and nobody has acknowledged it. */
    OPEN,
    /** It goes on, and somebody looks after it. */
    ACKNOWLEDGED,
    /** It is over. */
    RESOLVED,
    /** A check of a file found it: it stands for the period that was checked, and is never open. */
    REPORTED
}
