package io.github.slamonitor.examples.http;

/** What somebody may do; each role may do what those before it may. */
public enum Role {
    /** Sends records, and sees nothing. For tokens only. */
    SENDER,
    /** Sees everything. */
    VIEWER,
    /** Also acknowledges and silences. */
    OPERATOR;

    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
