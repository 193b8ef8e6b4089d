package io.github.slamonitor.engine;

/** Figures for tests that would take too long to count. */
public final class Tallies {

    private Tallies() {}

    public static Tally of(long records, long failures) {
        Counts counts = new Counts(0);
        counts.add(Counts.RECORDS, records);
        counts.add(Counts.FAILURES, failures);
        return new Tally(TallyShape.PLAIN, counts.columns(), null, 0);
    }
}
