package io.github.slamonitor.mail;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WorstPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a mail says about one violation: its facts in words, each on one line and of bounded length.
 *
 * @param told when the mail is from: times on that day are told without their day
 */
record Entry(Transition transition, Times times, Instant told) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 240;
    private static final int MOST_WORST = 3;

    private Violation violation() {
        return transition.violation();
    }

    private Evidence evidence() {
        return violation().evidence();
    }

    String service() {
        return Shown.line(violation().service(), LONGEST_NAME);
    }

    Severity severity() {
        return violation().severity();
    }

    /** Whether the rule is violated after this. */
    boolean open() {
        return violation().resolvedAt().isEmpty() && transition.kind() != Transition.Kind.RESOLVED;
    }

    /** The rule in words: what stands before the result in the text of the evidence, which follows the bound and a colon. */
    String rule() {
        int end = endOfRule();
        return Shown.line(end < 0 ? violation().rule() : evidence().text().substring(0, end), LONGEST_TEXT);
    }

    /** What was found, in words. */
    String finding() {
        int end = endOfRule();
        return Shown.line(end < 0 ? evidence().text() : evidence().text().substring(end + 2), LONGEST_TEXT);
    }

    private int endOfRule() {
        String text = evidence().text();
        String bound = evidence().bound().toString();
        int start = text.indexOf(bound);
        return start < 0 ? -1 : text.indexOf(": ", start + bound.length());
    }

    /** The value as the finding has it, which never looks equal to a bound that it breaks; empty when it is not told so simply. */
    Optional<String> value() {
        String finding = " " + finding() + " ";
        return evidence().value().map(Object::toString).filter(value -> finding.contains(" " + value + " "));
    }

    String bound() {
        Bound bound = evidence().bound();
        return Shown.line(bound.toString(), LONGEST_NAME);
    }

    /** The policy, and why the rule is there. */
    String origin() {
        String policy = "policy " + Shown.line(violation().policy(), LONGEST_NAME);
        return violation()
                .reason()
                .map(reason -> policy + ", " + Shown.line(reason, LONGEST_TEXT))
                .orElse(policy);
    }

    /** Since when, and for how long. */
    String since() {
        Instant opened = violation().openedAt();
        if (opened.equals(Instant.EPOCH)) {
            return "time unknown";
        }
        Instant end = violation().resolvedAt().orElse(transition.at());
        String length = Times.length(Duration.between(opened, end));
        String start = times.near(opened, told);
        if (!open()) {
            return start + " to " + times.near(end, opened) + ", " + length;
        }
        return opened.equals(end) ? start : start + ", for " + length;
    }

    /** The worst minutes in words, the worst first; empty when they are not known. */
    String worst() {
        StringBuilder words = new StringBuilder();
        for (WorstPeriod period : worstPeriods()) {
            words.append(words.length() == 0 ? "" : "; ")
                    .append(times.minute(period.start()))
                    .append(' ')
                    .append(period.value())
                    .append(" of ")
                    .append(period.records())
                    .append(period.records() == 1 ? " request" : " requests");
        }
        return words.toString();
    }

    private List<WorstPeriod> worstPeriods() {
        List<WorstPeriod> worst = evidence().worst();
        return worst.subList(0, Math.min(MOST_WORST, worst.size()));
    }
}
