package io.github.slamonitor.examples.http;

/**
 * Who makes a request.
 *
 * @param name under which changes are noted
 * @param role what the caller may do
 * @param csrf what the caller has to send with each change; empty with a token, which no browser adds by itself
 */
record Caller(String name, Role role, String csrf) {

    /** Anybody on this machine, when no sign-in is set up. */
    static Caller local(String csrf) {
        return new Caller("dashboard", Role.OPERATOR, csrf);
    }

    static Caller withToken(String name, Role role) {
        return new Caller(name, role, "");
    }

    boolean hasToken() {
        return csrf.isEmpty();
    }

    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}
