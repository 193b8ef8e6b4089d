package io.github.slamonitor.csv;

import org.jspecify.annotations.Nullable;

/**
 * Reads rows without quotes straight from bytes. What it understands itself is only what the {@link RowParser} has understood
 * before: the same hour, a known service, a known status, and a number of a few digits. Every other row goes to the row
 * parser, so both readers agree. Not thread-safe.
 */
final class QuickScanner {

    private final Pass pass;
    private final byte delimiter;
    private final @Nullable Column[] columns;
    private final int lastColumn;
    private final boolean standard;
    private final boolean moreColumns;
    private final QuickFields quick;
    private final RowParser rowParser;
    private final DateEvidence evidence;
    private final Rejections rejections;
    private final LineCounts lineCounts;
    private final Fields fields;

    private byte[] bytes = {};
    private int lines;
    private long rows;
    private boolean lastRowLeftOut;

    QuickScanner(Pass pass, RowParser rowParser, Rejections rejections, LineCounts lineCounts) {
        this.pass = pass;
        this.delimiter = pass.layout().delimiter();
        this.columns = pass.layout().columnsInOrder();
        this.lastColumn = columns.length - 1;
        this.standard = pass.layout().isStandard();
        this.moreColumns = !pass.layout().hasHeader();
        this.quick = new QuickFields(delimiter, rowParser);
        this.rowParser = rowParser;
        this.evidence = rowParser.evidence();
        this.rejections = rejections;
        this.lineCounts = lineCounts;
        this.fields = rowParser.newFields();
    }

    /**
     * Reads all lines of a block and returns how many they are.
     *
     * @throws Restart when the file needs the general reader
     */
    int scan(LineBlock block) {
        bytes = block.bytes;
        quick.in(bytes);
        lines = 0;
        int row = block.start;
        // A last line without an end may not be whole: it is always looked at closely.
        int end = block.unterminated ? block.lastLine() : block.end;
        while (row < block.end) {
            row = standard ? scanStandardRows(row, end) : scanOrdinaryRows(row, end);
            if (row < block.end) {
                row = scanUnusual(block, row, block.firstLine + lines);
                lines++;
            }
        }
        return lines;
    }

    /** Reads rows up to one that is for the row parser, and returns where that starts. */
    private int scanStandardRows(int start, int end) {
        int row = start;
        while (row < end) {
            int next = scanStandard(row);
            if (next < 0) {
                return row;
            }
            row = next;
            lines++;
        }
        return row;
    }

    /** Reads rows up to one that is for the row parser, and returns where that starts. */
    private int scanOrdinaryRows(int start, int end) {
        int row = start;
        while (row < end) {
            int next = scanOrdinary(row);
            if (next < 0) {
                return row;
            }
            row = next;
            lines++;
        }
        return row;
    }

    void addTo(PassResult result) {
        result.add(rows, rejections, evidence, lastRowLeftOut);
    }

    /** As {@link #scanOrdinary} for the columns in their standard order and no others. */
    private int scanStandard(int row) {
        int position = quick.timestamp(row);
        if (position < 0 || bytes[position] != delimiter) {
            return -1;
        }
        position = quick.service(position + 1);
        if (position < 0) {
            return -1;
        }
        position = quick.status(position + 1);
        if (position < 0 || bytes[position] != delimiter) {
            return -1;
        }
        position = quick.responseTime(position + 1);
        return position < 0 ? -1 : endRow(position);
    }

    /** Counts the row at a position and returns where the next one starts; -1 when it is for the row parser. */
    private int scanOrdinary(int row) {
        int position = row;
        for (int i = 0; i <= lastColumn; i++) {
            Column column = columns[i];
            if (i > 0 && bytes[position++] != delimiter) {
                return -1;
            }
            if (column == null) {
                position = quick.skip(position);
            } else {
                position = switch (column) {
                    case TIMESTAMP -> quick.timestamp(position);
                    case SERVICE -> i == lastColumn ? quick.lastService(position) : quick.service(position);
                    case STATUS -> i == lastColumn ? quick.lastStatus(position) : quick.status(position);
                    case RESPONSE_TIME -> quick.responseTime(position);
                };
            }
            if (position < 0) {
                return -1;
            }
        }
        while (moreColumns && bytes[position] == delimiter) {
            position = quick.skip(position + 1);
            if (position < 0) {
                return -1;
            }
        }
        return endRow(position);
    }

    private int endRow(int position) {
        int lineFeed = bytes[position] == '\r' ? position + 1 : position;
        if (bytes[lineFeed] != '\n') {
            return -1;
        }
        quick.count();
        rows++;
        return lineFeed + 1;
    }

    private int scanUnusual(LineBlock block, int row, long line) {
        int lineFeed = row;
        while (bytes[lineFeed] != '\n') {
            if (bytes[lineFeed] == '"' || (bytes[lineFeed] == '\r' && bytes[lineFeed + 1] != '\n')) {
                throw new Restart(Restart.Reason.NOT_PLAIN);
            }
            lineFeed++;
        }
        int next = lineFeed + 1;
        if (block.unterminated && next == block.end && pass.input().hasGrown()) {
            lastRowLeftOut = true;
            return next;
        }
        int end = lineFeed > row && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        fields.split(bytes, row, end, delimiter);
        if (!fields.isBlankLine()) {
            parse(block.index, line, row, end);
        }
        return next;
    }

    private void parse(long part, long line, int row, int end) {
        rows++;
        boolean good = rowParser.parse(bytes, fields);
        rowParser.keepExample(bytes, fields, part, line);
        if (good) {
            rowParser.service().count(rowParser.timestampMicros(), rowParser.responseMicros(), rowParser.successful());
        } else {
            rejections.add(part, line, rowParser, bytes, row, end);
            pass.checkOrder(evidence);
            if (part == 0) {
                pass.checkHope(rows, rejections, evidence, lineCounts);
            }
        }
    }
}
