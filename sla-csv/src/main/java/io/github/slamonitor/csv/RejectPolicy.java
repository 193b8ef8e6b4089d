package io.github.slamonitor.csv;

import io.github.slamonitor.Ratio;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows that cannot be read. Immutable.
 *
 * @param maximum the largest share of them that is put up with
 * @param file where all of them are written, if anywhere
 */
record RejectPolicy(Ratio maximum, @Nullable Path file) {

    private static final long ENOUGH_TO_GIVE_UP = 1000;

    static final RejectPolicy STANDARD = new RejectPolicy(Ratio.of(new BigDecimal("0.01")), null);

    RejectPolicy atMost(Ratio share) {
        return new RejectPolicy(share, file);
    }

    RejectPolicy into(Path newFile) {
        return new RejectPolicy(maximum, newFile);
    }

    boolean tooMany(long rejected, long rows) {
        return rejected == rows
                || BigDecimal.valueOf(rejected).compareTo(maximum.value().multiply(BigDecimal.valueOf(rows))) > 0;
    }

    /** Whether so many of the first rows are bad that the rest need not be read. */
    boolean hopeless(long rejected, long rows) {
        return rejected > ENOUGH_TO_GIVE_UP && rejected > rows / 2 && tooMany(rejected, rows);
    }

    /**
     * Says that too many rows were rejected.
     *
     * @param which the rows that were read, such as {@code "first "}
     */
    CsvException failure(Path input, long rejected, long rows, String which, List<RejectedRow> first) {
        StringBuilder text = new StringBuilder(input + ": ");
        if (rejected == rows) {
            text.append("none of the " + which + rows + " rows can be read:");
        } else {
            text.append(rejected + " of " + (which.isEmpty() ? "" : "the " + which) + rows
                    + " rows cannot be read, more than" + " the " + maximum + " that maximumRejected(...) allows:");
        }
        for (RejectedRow row : first) {
            text.append(System.lineSeparator()).append("  ").append(row);
        }
        return new CsvException(text.toString());
    }
}
