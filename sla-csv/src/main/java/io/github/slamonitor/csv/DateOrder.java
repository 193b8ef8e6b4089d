package io.github.slamonitor.csv;

/** Which of the two numbers before the year is the day. */
enum DateOrder {
    DAY_FIRST("day first"),
    MONTH_FIRST("month first");

    private final String words;

    DateOrder(String words) {
        this.words = words;
    }

    int day(int first, int second) {
        return this == DAY_FIRST ? first : second;
    }

    int month(int first, int second) {
        return this == DAY_FIRST ? second : first;
    }

    @Override
    public String toString() {
        return words;
    }
}
