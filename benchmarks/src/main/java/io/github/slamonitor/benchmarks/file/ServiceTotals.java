package io.github.slamonitor.benchmarks.file;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What every program sums for one service, and the one form in which all of them print it. */
final class ServiceTotals {
    /** A response time above this many milliseconds counts as slow. */
    static final int SLOW_MILLIS = 500;

    private long records;
    private long failures;
    private long totalMillis;
    private long slow;
    private long firstEpochSecond = Long.MAX_VALUE;
    private long lastEpochSecond = Long.MIN_VALUE;

    /** Adds one request. */
    void add(long epochSecond, boolean failed, long responseMillis) {
        records++;
        failures += failed ? 1 : 0;
        totalMillis += responseMillis;
        slow += responseMillis > SLOW_MILLIS ? 1 : 0;
        // Written only when they change, which is all but never.
        if (epochSecond < firstEpochSecond) {
            firstEpochSecond = epochSecond;
        }
        if (epochSecond > lastEpochSecond) {
            lastEpochSecond = epochSecond;
        }
    }

    /** Adds sums that were taken elsewhere. */
    void add(long records, long failures, long totalMillis, long slow, long firstEpochSecond, long lastEpochSecond) {
        this.records += records;
        this.failures += failures;
        this.totalMillis += totalMillis;
        this.slow += slow;
        this.firstEpochSecond = Math.min(this.firstEpochSecond, firstEpochSecond);
        this.lastEpochSecond = Math.max(this.lastEpochSecond, lastEpochSecond);
    }

    /** Merges the parts that several threads counted, services in order of their names. */
    static Map<String, ServiceTotals> merge(Collection<Map<String, ServiceTotals>> parts) {
        Map<String, ServiceTotals> merged = new TreeMap<>();
        for (Map<String, ServiceTotals> part : parts) {
            for (Map.Entry<String, ServiceTotals> entry : part.entrySet()) {
                ServiceTotals totals = merged.get(entry.getKey());
                if (totals == null) {
                    totals = new ServiceTotals();
                    merged.put(entry.getKey(), totals);
                }
                ServiceTotals other = entry.getValue();
                totals.add(
                        other.records,
                        other.failures,
                        other.totalMillis,
                        other.slow,
                        other.firstEpochSecond,
                        other.lastEpochSecond);
            }
        }
        return merged;
    }

    // Put together by hand: a Formatter or a DateTimeFormatter costs a new virtual machine ten milliseconds and more,
    // in runs that take a few hundred. Rounded in whole numbers, because every language does that alike.
    static void print(Map<String, ServiceTotals> services, PrintStream out) {
        StringBuilder text = new StringBuilder(4096);
        text.append("service,records,failure_rate,average_ms,slow_rate,first,last\n");
        for (Map.Entry<String, ServiceTotals> service : services.entrySet()) {
            text.append(service.getKey()).append(',');
            service.getValue().appendTo(text);
        }
        out.print(text);
        out.flush();
    }

    private void appendTo(StringBuilder text) {
        text.append(records).append(',');
        appendQuotient(text, failures, 4);
        text.append(',');
        appendQuotient(text, totalMillis, 2);
        text.append(',');
        appendQuotient(text, slow, 4);
        text.append(',');
        appendTimestamp(text, firstEpochSecond);
        text.append(',');
        appendTimestamp(text, lastEpochSecond);
        text.append('\n');
    }

    private void appendQuotient(StringBuilder text, long dividend, int decimals) {
        long scale = decimals == 4 ? 10_000 : 100;
        long rounded = (2 * scale * dividend + records) / (2 * records);
        text.append(rounded / scale).append('.');
        String fraction = Long.toString(scale + rounded % scale);
        text.append(fraction, 1, fraction.length());
    }

    private static void appendTimestamp(StringBuilder text, long epochSecond) {
        int second = (int) Math.floorMod(epochSecond, 86_400L);
        text.append(LocalDate.ofEpochDay(Math.floorDiv(epochSecond, 86_400L)));
        appendTwoDigits(text.append('T'), second / 3600);
        appendTwoDigits(text.append(':'), second / 60 % 60);
        appendTwoDigits(text.append(':'), second % 60);
        text.append('Z');
    }

    private static void appendTwoDigits(StringBuilder text, int number) {
        text.append(number / 10).append(number % 10);
    }
}
