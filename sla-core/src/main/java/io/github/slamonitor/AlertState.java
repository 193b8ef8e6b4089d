package io.github.slamonitor;

/**
 * Where the alert of a rule on a service stands.
 *
 * <pre>{@code
 * Map<AlertState, String> colours = Map.of(
 *         AlertState.INACTIVE, "green",
 *         AlertState.PENDING, "yellow",
 *         AlertState.FIRING, "red");
 * }</pre>
 */
public enum AlertState {
    /** The rule is not violated, or it is not known to be. */
    INACTIVE,
    /** The rule is violated, but not yet for as long as {@link SlaRule#pendingFor} asks. */
    PENDING,
    /**
     * The rule was violated for that long, and has not been met since: not for as long as {@link SlaRule#keepFiringFor} asks, or
     * not at the limit of {@link SlaRule#resolveBound}, or there was too little data to know.
     */
    FIRING
}
