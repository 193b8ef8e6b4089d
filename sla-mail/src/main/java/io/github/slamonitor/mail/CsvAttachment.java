package io.github.slamonitor.mail;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The violations of a mail as a CSV file in UTF-8 of bounded size. The columns of values are named as in the violation report of a
 * batch; those about time tell of the episode.
 */
final class CsvAttachment {

    private static final int LONGEST = 1 << 20;
    private static final int DIGITS = 12;
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final String HEADER = "event,service_name,policy,rule,kind,severity,value,bound,records,failures,"
            + "opened_at,resolved_at,window_start,window_end,text\n";

    private final StringBuilder csv = new StringBuilder(HEADER);
    private final int all;
    private int rows;

    private CsvAttachment(int all) {
        this.all = all;
    }

    static CsvAttachment of(Digest digest) {
        CsvAttachment attachment =
                new CsvAttachment(digest.round().transitions().size());
        for (Section section : digest.present()) {
            digest.all(section).forEach(attachment::add);
        }
        return attachment;
    }

    byte[] bytes() {
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the mail says of it. */
    String words() {
        return rows == all
                ? "The report is attached."
                : "The first " + Digest.number(rows) + " of " + Digest.number(all) + " are in the report attached.";
    }

    private void add(Transition transition) {
        if (csv.length() < LONGEST) {
            rows++;
            row(transition);
        }
    }

    private void row(Transition transition) {
        Violation violation = transition.violation();
        Evidence evidence = violation.evidence();
        text(transition.kind().name().toLowerCase(Locale.ROOT));
        text(violation.service());
        text(violation.policy());
        text(violation.rule());
        text(violation.kind().name());
        text(violation.severity().name());
        field(evidence.value()
                .map(value -> plain(value.asDecimal(DIGITS, RoundingMode.HALF_EVEN)))
                .orElse(""));
        text(evidence.bound().toString());
        count(evidence.records());
        count(evidence.failures());
        field(violation.openedAt().toString());
        time(violation.resolvedAt());
        time(evidence.windowStart());
        time(evidence.windowEnd());
        text(evidence.text());
        csv.setCharAt(csv.length() - 1, '\n');
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void count(OptionalLong count) {
        field(count.isPresent() ? Long.toString(count.getAsLong()) : "");
    }

    private void time(Optional<Instant> time) {
        field(time.map(Instant::toString).orElse(""));
    }

    /** With an apostrophe in front of what a spreadsheet would take for a formula. */
    private void text(String text) {
        String line = Shown.line(text, LONGEST);
        field(FORMULA.matcher(line).matches() ? "'" + line : line);
    }

    private void field(String text) {
        boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
        csv.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text).append(',');
    }
}
