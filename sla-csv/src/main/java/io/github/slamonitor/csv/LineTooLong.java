package io.github.slamonitor.csv;

import java.io.Serial;

/** A line that is longer than the limit; where it is, is known only when all lines before it were counted. */
final class LineTooLong extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long block;
    private final long line;

    private final boolean row;

    LineTooLong(long block, long line) {
        this(block, line, false);
    }

    private LineTooLong(long block, long line, boolean row) {
        super("line too long", null, false, false);
        this.block = block;
        this.line = line;
        this.row = row;
    }

    /** A row of several short lines that is too long as a whole. */
    static LineTooLong row(long line) {
        return new LineTooLong(0, line, true);
    }

    CsvException explained(Pass pass, LineCounts lines) {
        long number = lines.number(block, line);
        String limit = pass.limits().longestLineInWords();
        return new CsvException(
                row
                        ? pass.input().file() + ": the row that starts on line " + number + " is longer than " + limit
                                + "; is a closing quote missing?"
                        : pass.input().file() + ": line " + number + " is longer than " + limit
                                + "; is this a CSV file with a request on each line?");
    }
}
