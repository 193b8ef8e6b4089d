package io.github.slamonitor.csv;

import io.github.slamonitor.csv.DateEvidence.Clue;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows without quotes straight from bytes. What it understands itself is only what the {@link RowParser} has understood
 * before: the same hour, a known service, a known status, and a number of a few digits. Every other row goes to the row
 * parser, so both readers agree. Not thread-safe.
 */
final class QuickScanner {

    private static final long NIBBLES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long OVER_NINE = 0x0606_0606_0606_0606L;
    private static final long LARGEST_QUICK_UNIT = 1_000_000;

    private final Pass pass;
    private final byte delimiter;
    private final long delimiters;
    private final @Nullable Column[] columns;
    private final int lastColumn;
    private final boolean standard;
    private final boolean moreColumns;
    private final RowParser rowParser;
    private final Timestamps timestamps;
    private final KeyTable<Service> services;
    private final KeyTable<Boolean> statuses;
    private final long microsPerUnit;
    private final DateEvidence evidence;
    private final Rejections rejections;
    private final LineCounts lineCounts;
    private final Fields fields;

    private byte[] bytes = {};
    private int lines;
    private long rows;
    private boolean lastRowLeftOut;

    // The last short statuses of each kind, as words that end with the delimiter.
    private long lastSuccess;
    private long lastFailure;

    private long timestampMicros;
    private @Nullable Service service;
    private boolean successful;
    private long responseMicros;

    QuickScanner(Pass pass, RowParser rowParser, Rejections rejections, LineCounts lineCounts) {
        this.pass = pass;
        this.delimiter = pass.layout().delimiter();
        this.delimiters = ByteWords.of(delimiter);
        this.columns = pass.layout().columnsInOrder();
        this.lastColumn = columns.length - 1;
        this.standard = pass.layout().isStandard();
        this.moreColumns = !pass.layout().hasHeader();
        this.rowParser = rowParser;
        this.timestamps = rowParser.timestamps();
        this.services = rowParser.services().known();
        this.statuses = rowParser.statuses().known();
        long unit = rowParser.responseTimes().microsPerUnit();
        this.microsPerUnit = unit <= LARGEST_QUICK_UNIT ? unit : 0;
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
        int position = scanTimestamp(row);
        if (position < 0 || bytes[position] != delimiter) {
            return -1;
        }
        position = scanService(position + 1);
        if (position < 0) {
            return -1;
        }
        position = scanStatus(position + 1);
        if (position < 0 || bytes[position] != delimiter) {
            return -1;
        }
        position = scanResponseTime(position + 1);
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
                position = skipField(position);
            } else {
                position = switch (column) {
                    case TIMESTAMP -> scanTimestamp(position);
                    case SERVICE -> i == lastColumn ? scanLastService(position) : scanService(position);
                    case STATUS -> i == lastColumn ? scanLongStatus(position) : scanStatus(position);
                    case RESPONSE_TIME -> scanResponseTime(position);
                };
            }
            if (position < 0) {
                return -1;
            }
        }
        while (moreColumns && bytes[position] == delimiter) {
            position = skipField(position + 1);
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
        count();
        return lineFeed + 1;
    }

    private void count() {
        Service counted = service;
        if (counted != null) {
            counted.count(timestampMicros, responseMicros, successful);
            rows++;
            Clue clue = timestamps.sameHourClue();
            if (clue != Clue.NONE) {
                evidence.add(clue);
            }
        }
    }

    private int scanTimestamp(int position) {
        int end = timestamps.findSameHour(bytes, position);
        timestampMicros = timestamps.sameHourMicros();
        return end;
    }

    /** Without branches on the length of the name, which changes from row to row. */
    private int scanService(int start) {
        long first = ByteWords.at(bytes, start);
        long second = ByteWords.at(bytes, start + 8);
        long third = ByteWords.at(bytes, start + 16);
        long inFirst = ByteWords.zeroBytes(first ^ delimiters);
        long inSecond = ByteWords.zeroBytes(second ^ delimiters);
        long inThird = ByteWords.zeroBytes(third ^ delimiters);
        long secondCounts = ByteWords.ifZero(inFirst);
        long thirdCounts = secondCounts & ByteWords.ifZero(inSecond);
        if ((inFirst | inSecond | inThird) == 0) {
            return scanLongService(start);
        }
        long firstMask = ByteWords.through(inFirst);
        long secondMask = ByteWords.through(inSecond) & secondCounts;
        long thirdMask = ByteWords.through(inThird) & thirdCounts;
        service = services.findShort(first & firstMask, second & secondMask, third & thirdMask);
        int bits = Long.bitCount(firstMask) + Long.bitCount(secondMask) + Long.bitCount(thirdMask);
        return service == null ? -1 : start + (bits >>> 3);
    }

    private int scanLongService(int start) {
        int end = fieldEnd(start);
        service = services.findLong(bytes, start, end);
        return service == null ? -1 : end;
    }

    private int scanLastService(int start) {
        int end = fieldEnd(start);
        service = services.find(bytes, start, end);
        return service == null ? -1 : end;
    }

    private int fieldEnd(int start) {
        int end = start;
        while (bytes[end] != delimiter && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    private int scanStatus(int start) {
        long word = ByteWords.at(bytes, start);
        long found = ByteWords.zeroBytes(word ^ delimiters);
        if (found == 0) {
            return scanLongStatus(start);
        }
        long text = word & ByteWords.through(found);
        int end = start + (Long.numberOfTrailingZeros(found) >>> 3);
        if (text == lastSuccess || text == lastFailure) {
            successful = text == lastSuccess;
            return end;
        }
        return scanOtherStatus(text, start, end);
    }

    private int scanOtherStatus(long text, int start, int end) {
        Boolean known = statuses.find(bytes, start, end);
        if (known == null) {
            return -1;
        }
        successful = known;
        if (successful) {
            lastSuccess = text;
        } else {
            lastFailure = text;
        }
        return end;
    }

    private int scanLongStatus(int start) {
        int end = fieldEnd(start);
        Boolean known = statuses.find(bytes, start, end);
        if (known == null) {
            return -1;
        }
        successful = known;
        return end;
    }

    private int scanResponseTime(int position) {
        long text = ByteWords.at(bytes, position) ^ ZEROS;
        long others = (text | (text + OVER_NINE)) & NIBBLES;
        int digitBits = Long.numberOfTrailingZeros(others) & 0x38;
        if (others == 0 || digitBits == 0 || microsPerUnit == 0) {
            return -1;
        }
        responseMicros = number(text << (Long.SIZE - digitBits)) * microsPerUnit;
        return position + (digitBits >>> 3);
    }

    /** The number whose digits, 0 to 9, end a word, most significant first, after bytes of zero: pairs, then fours, then all. */
    private static long number(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        long low = (pairs & 0x0000_00FF_0000_00FFL) * (100 + (1_000_000L << 32));
        long high = (pairs >>> 16 & 0x0000_00FF_0000_00FFL) * (1 + (10_000L << 32));
        return (low + high) >>> 32;
    }

    /** The end of a field that does not matter, or -1 when it holds what only the general reader understands. */
    private int skipField(int start) {
        int position = start;
        byte b = bytes[position];
        while (b != delimiter && b != '\n' && b != '\r') {
            if (b == '"') {
                return -1;
            }
            b = bytes[++position];
        }
        return position;
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
