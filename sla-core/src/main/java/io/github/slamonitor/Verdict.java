package io.github.slamonitor;

/**
 * What came of checking a rule. No data is a verdict of its own and never counts as met.
 *
 * <pre>{@code
 * SlaReport report = SlaEvaluator.of(policy).evaluate(records);
 * boolean healthy = report.verdict() == Verdict.MET;
 * }</pre>
 */
public enum Verdict {
    /** The value was there and within the bound. */
    MET,
    /** The value was there and outside the bound. */
    VIOLATED,
    /** There was no value, or it rested on fewer records than the rule asks for. */
    INSUFFICIENT_DATA
}
