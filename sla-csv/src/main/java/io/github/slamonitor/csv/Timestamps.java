package io.github.slamonitor.csv;

import io.github.slamonitor.csv.DateEvidence.Clue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** The timestamp column as microseconds since the epoch. Not thread-safe. */
final class Timestamps {

    /** The answer for a text that is no timestamp; {@link #problem} says why. */
    static final long NONE = Long.MIN_VALUE;

    private @Nullable OrderSource undecided;
    private DateOrder order = DateOrder.DAY_FIRST;
    private final CivilTime time;
    private final TimestampGrammar grammar = new TimestampGrammar();
    private final TimestampMemo memo = new TimestampMemo();
    private final @Nullable PatternTimestamps pattern;
    private String problem = "";
    private Clue clue = Clue.NONE;
    private Clue memoClue = Clue.NONE;

    /**
     * A reader of timestamps.
     *
     * @param order tells the order of day and month; asked once, at the first date for which it matters
     */
    Timestamps(TimeFormat format, OrderSource order) {
        this.undecided = order;
        this.time = new CivilTime(format.zone());
        this.pattern = format.pattern() == null ? null : new PatternTimestamps(format.pattern(), format.zone());
    }

    String problem() {
        return problem;
    }

    /** What the last timestamp says about the order of day and month, valid or not. */
    Clue clue() {
        return clue;
    }

    /** The numbers of the last timestamp's date, when it has a {@link #clue}. */
    TimestampGrammar date() {
        return grammar;
    }

    /** Where a timestamp in the same hour as the last one ends, or -1; {@link #sameHourMicros} is its value. */
    int findSameHour(byte[] bytes, int start) {
        return memo.find(bytes, start);
    }

    long sameHourMicros() {
        return memo.micros();
    }

    /** What all timestamps in the remembered hour say about the order of day and month. */
    Clue sameHourClue() {
        return memoClue;
    }

    /** The microseconds, or {@link #NONE}. The array must have {@link ByteWords#PADDING} after the text. */
    long parse(byte[] bytes, int start, int end) {
        clue = Clue.NONE;
        if (start == end) {
            return fail("is empty");
        }
        if (pattern != null) {
            return parsePattern(pattern, text(bytes, start, end));
        }
        if (memo.find(bytes, start) == end) {
            clue = memoClue;
            return memo.micros();
        }
        return EpochTimes.isNumber(bytes, start, end) ? parseEpoch(bytes, start, end) : parseDate(bytes, start, end);
    }

    private long parsePattern(PatternTimestamps form, String text) {
        try {
            return form.micros(text);
        } catch (DateTimeException | ArithmeticException e) {
            return fail("is not a timestamp of the given pattern");
        }
    }

    private long parseEpoch(byte[] bytes, int start, int end) {
        long micros = EpochTimes.micros(bytes, start, end);
        return micros == EpochTimes.NONE
                ? fail("has too few or too many digits for seconds or milliseconds since 1970; timestampPattern(...)"
                        + " takes dates such as yyyyMMddHHmmss")
                : micros;
    }

    private long parseDate(byte[] bytes, int start, int end) {
        if (!grammar.parse(bytes, start, end, time)) {
            return fail("is not a timestamp");
        }
        resolveDate();
        if (!time.isDate()) {
            return fail(notADate());
        }
        if (!time.isTimeOfDay()) {
            return fail("is not a time of day");
        }
        memo.learn(bytes, start, end, grammar, time);
        memoClue = clue;
        return time.micros();
    }

    private void resolveDate() {
        clue = grammar.yearFirst ? Clue.NONE : Clue.of(grammar.first, grammar.second);
        if (!grammar.yearFirst && undecided != null) {
            order = undecided.order();
            undecided = null;
        }
        time.year = grammar.yearFirst ? grammar.first : grammar.third;
        time.month = grammar.yearFirst ? grammar.second : order.month(grammar.first, grammar.second);
        time.day = grammar.yearFirst ? grammar.third : order.day(grammar.first, grammar.second);
    }

    private String notADate() {
        if (time.month < 1 || time.month > 12) {
            return "has no month " + time.month + (grammar.yearFirst ? "" : " (dates are understood as " + order + ")");
        }
        return "has no day " + time.day + " in month " + time.month + " of " + time.year;
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private long fail(String reason) {
        problem = reason;
        return NONE;
    }
}
