package io.github.slamonitor;

/**
 * How much a violated rule matters, least first, so that {@code severity.compareTo(WARNING) >= 0} reads as "at least a
 * warning".
 *
 * <pre>{@code
 * SlaRule rule = failureRate().atMost(percent(5)).severity(Severity.CRITICAL);
 * }</pre>
 */
public enum Severity {
    /** Worth knowing; nobody has to act. */
    INFO,
    /** Somebody should act within working hours. The severity of a rule that names none. */
    WARNING,
    /** Somebody must act now. */
    CRITICAL
}
