package io.github.slamonitor.csv;

import org.jspecify.annotations.Nullable;

/** What a column of dates such as {@code 05-06-2025} says about the order of day and month. Not thread-safe. */
final class DateEvidence {

    /** What one timestamp says. */
    enum Clue {
        NONE,
        DAY_FIRST,
        MONTH_FIRST,
        UNDECIDED;

        static Clue of(int first, int second) {
            if (first > 12) {
                return second > 12 ? NONE : DAY_FIRST;
            }
            return second > 12 ? MONTH_FIRST : first == second ? NONE : UNDECIDED;
        }
    }

    private long dayFirst;
    private long monthFirst;
    private @Nullable Example example;

    /** The first date that has an order: where it stands, and its text as written. */
    private record Example(long block, long line, String text, int first, int second, int year) {

        boolean isBefore(Example other) {
            return block < other.block || (block == other.block && line < other.line);
        }
    }

    void add(Clue clue) {
        dayFirst += clue == Clue.DAY_FIRST ? 1 : 0;
        monthFirst += clue == Clue.MONTH_FIRST ? 1 : 0;
    }

    boolean hasExample() {
        return example != null;
    }

    void example(long block, long line, String text, TimestampGrammar date) {
        example = new Example(block, line, text, date.first, date.second, date.third);
    }

    void merge(DateEvidence other) {
        dayFirst += other.dayFirst;
        monthFirst += other.monthFirst;
        if (other.example != null && (example == null || other.example.isBefore(example))) {
            example = other.example;
        }
    }

    /** The order that most dates prove; day first when none does. */
    DateOrder order() {
        return monthFirst > dayFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    }

    /** Whether a date proves month first, and none the opposite. */
    boolean speaksForMonthFirst() {
        return monthFirst > 0 && dayFirst == 0;
    }

    /** The choice in words, or null when there was nothing to choose. */
    @Nullable
    String note() {
        if (example == null) {
            return null;
        }
        DateOrder order = order();
        long proofs = Math.max(dayFirst, monthFirst);
        long contradictions = Math.min(dayFirst, monthFirst);
        return "dates such as " + example.text + " were understood as " + order + " (" + meaning(example, order) + "): "
                + reason(proofs, contradictions);
    }

    private static String reason(long proofs, long contradictions) {
        if (proofs == 0) {
            return "no value in the column decides it; set dayFirst() or monthFirst() to be sure";
        }
        if (contradictions == 0) {
            return "the column has days over 12";
        }
        return (proofs == 1 ? "1 value says so" : proofs + " values say so") + ", and "
                + (contradictions == 1 ? "1 that says" : contradictions + " that say")
                + " the opposite must be rejected";
    }

    private static String meaning(Example date, DateOrder order) {
        String month = MONTHS[order.month(date.first, date.second) - 1];
        return order.day(date.first, date.second) + " " + month + " " + date.year;
    }

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
}
