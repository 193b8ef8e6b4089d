package io.github.slamonitor;

import java.util.OptionalDouble;

/**
 * Why a rule has the verdict that it has, met or not, and how close it is to the other one. Immutable.
 *
 * <pre>{@code
 * for (RuleExplanation rule : monitor.explain("checkout")) {
 *     System.out.println(rule.text());
 *     rule.evidence().worst().forEach(minute -> System.out.println("  " + minute.start() + " " + minute.value()));
 * }
 * }</pre>
 *
 * <p>{@code used} is the share of the room that the bound leaves, from 0 to {@value #MOST_USED}, which also stands for anything above. 1 is the
 * limit itself: a rule that is met is at most there, one that is violated at least. For a value v, with exact figures cut to doubles:
 *
 * <ul>
 *   <li>at most or below L: v / L
 *   <li>at least or above L: (1 - v) / (1 - L) for a ratio, such as availability, whose room is what may fail; else L / v
 *   <li>between L and U: how far v is from the middle of the two, divided by half of their distance
 *   <li>all of several: the largest of the parts; any of several: the smallest
 * </ul>
 *
 * @param result the rule, and what came of checking it
 * @param evidence what that rests on, with the worst minutes also of a rule that is met
 * @param used the share of the room that is used; empty without a verdict, when the rule does not {@linkplain RuleResult#applies apply},
 *     and for a number of your own whose limit is negative, of which no share can be taken
 * @param text rule, value and share in one line of plain words
 */
public record RuleExplanation(RuleResult result, Evidence evidence, OptionalDouble used, String text) {

    /** The largest share of the room that is told: 1000. */
    public static final int MOST_USED = 1000;

    static RuleExplanation of(RuleResult result, Evidence evidence) {
        OptionalDouble used = UsedRoom.of(result);
        return new RuleExplanation(result, evidence, used, result.text() + ending(result.verdict(), used));
    }

    private static String ending(Verdict verdict, OptionalDouble used) {
        if (verdict == Verdict.INSUFFICIENT_DATA) {
            return ""; // the text of the result says so
        }
        String name = verdict == Verdict.MET ? "met" : "violated";
        return " (" + name + (used.isPresent() ? ", " + words(used.getAsDouble()) : "") + ")";
    }

    private static String words(double used) {
        return used >= MOST_USED
                ? "over " + MOST_USED + " times its room used"
                : Words.value(Measurement.inexact(Measurement.Unit.RATIO, used)) + " of its room used";
    }
}
