package io.github.slamonitor.csv;

import io.github.slamonitor.csv.DateEvidence.Clue;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row that the {@link RowParser} need not see, since it has seen their like before. Each method takes the
 * position where a field starts and returns where it ends, or -1 when the field is for the row parser. Not thread-safe.
 */
final class QuickFields {

    private static final long NIBBLES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long OVER_NINE = 0x0606_0606_0606_0606L;
    private static final long LARGEST_QUICK_UNIT = 1_000_000;

    private final byte delimiter;
    private final long delimiters;
    private final Timestamps timestamps;
    private final KeyTable<Service> services;
    private final KeyTable<Boolean> statuses;
    private final long microsPerUnit;
    private final DateEvidence evidence;

    private byte[] bytes = {};

    // The last short statuses of each kind, as words that end with the delimiter.
    private long lastSuccess;
    private long lastFailure;

    private long timestampMicros;
    private @Nullable Service service;
    private boolean successful;
    private long responseMicros;

    QuickFields(byte delimiter, RowParser rowParser) {
        this.delimiter = delimiter;
        this.delimiters = ByteWords.of(delimiter);
        this.timestamps = rowParser.timestamps();
        this.services = rowParser.services().known();
        this.statuses = rowParser.statuses().known();
        long unit = rowParser.responseTimes().microsPerUnit();
        this.microsPerUnit = unit <= LARGEST_QUICK_UNIT ? unit : 0;
        this.evidence = rowParser.evidence();
    }

    /** Says where the bytes are, which must have {@link ByteWords#PADDING} after the last line feed. */
    void in(byte[] newBytes) {
        bytes = newBytes;
    }

    /** Counts the request whose fields were found last. */
    void count() {
        Service counted = service;
        if (counted != null) {
            counted.count(timestampMicros, responseMicros, successful);
            Clue clue = timestamps.sameHourClue();
            if (clue != Clue.NONE) {
                evidence.add(clue);
            }
        }
    }

    int timestamp(int position) {
        int end = timestamps.findSameHour(bytes, position);
        timestampMicros = timestamps.sameHourMicros();
        return end;
    }

    /** Without branches on the length of the name, which changes from row to row. */
    int service(int start) {
        long first = ByteWords.at(bytes, start);
        long second = ByteWords.at(bytes, start + 8);
        long third = ByteWords.at(bytes, start + 16);
        long inFirst = ByteWords.zeroBytes(first ^ delimiters);
        long inSecond = ByteWords.zeroBytes(second ^ delimiters);
        long inThird = ByteWords.zeroBytes(third ^ delimiters);
        long secondCounts = ByteWords.ifZero(inFirst);
        long thirdCounts = secondCounts & ByteWords.ifZero(inSecond);
        if ((inFirst | inSecond | inThird) == 0) {
            return longService(start);
        }
        long firstMask = ByteWords.through(inFirst);
        long secondMask = ByteWords.through(inSecond) & secondCounts;
        long thirdMask = ByteWords.through(inThird) & thirdCounts;
        service = services.findShort(first & firstMask, second & secondMask, third & thirdMask);
        int bits = Long.bitCount(firstMask) + Long.bitCount(secondMask) + Long.bitCount(thirdMask);
        return service == null ? -1 : start + (bits >>> 3);
    }

    private int longService(int start) {
        int end = fieldEnd(start);
        service = services.findLong(bytes, start, end);
        return service == null ? -1 : end;
    }

    int lastService(int start) {
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

    int status(int start) {
        long word = ByteWords.at(bytes, start);
        long found = ByteWords.zeroBytes(word ^ delimiters);
        if (found == 0) {
            return lastStatus(start);
        }
        long text = word & ByteWords.through(found);
        int end = start + (Long.numberOfTrailingZeros(found) >>> 3);
        if (text == lastSuccess || text == lastFailure) {
            successful = text == lastSuccess;
            return end;
        }
        return otherStatus(text, start, end);
    }

    private int otherStatus(long text, int start, int end) {
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

    int lastStatus(int start) {
        int end = fieldEnd(start);
        Boolean known = statuses.find(bytes, start, end);
        if (known == null) {
            return -1;
        }
        successful = known;
        return end;
    }

    int responseTime(int position) {
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
    int skip(int start) {
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
}
