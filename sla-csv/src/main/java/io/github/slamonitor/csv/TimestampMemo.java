package io.github.slamonitor.csv;

/**
 * The hour and minute of the last timestamp, so that the next one in the same minute costs two comparisons of eight bytes: the
 * text up to the minute is its first 16 bytes, and what follows has one form, such as {@code :12Z}. Not thread-safe.
 */
final class TimestampMemo {

    private static final int MINUTE_LENGTH = 16;
    private static final long UP_TO_HOUR = 0x0000_FFFF_FFFF_FFFFL;
    private static final int MINUTE_TENS = 48;
    private static final int MINUTE_ONES = 56;
    private static final long MICROS_PER_MINUTE = 60_000_000;
    private static final int LONGEST_TAIL = 2 * Long.BYTES;
    private static final int SECONDS_LENGTH = 3;
    private static final int MILLIS_LENGTH = 7;
    private static final long NIBBLES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long OVER_NINE = 0x0606_0606_0606_0606L;

    private long firstWord;
    private long secondWord;
    private long hourMicros;
    private long minuteMicros;

    // What must follow: bytes that are digits, and bytes that are always the same.
    private long digitMask;
    private long fixedMask;
    private long fixed;
    private long lastFixedMask;
    private long lastFixed;
    private int tailLength = -1;
    private int digitsLength;

    private long micros;

    /** The timestamp that {@link #find} found, in microseconds since the epoch. */
    long micros() {
        return micros;
    }

    /** Where a timestamp that starts at a position ends, or -1 when it is not in the remembered hour and form. */
    int find(byte[] bytes, int start) {
        if (ByteWords.at(bytes, start) != firstWord || tailLength < 0) {
            return -1;
        }
        long second = ByteWords.at(bytes, start + 8);
        if (second != secondWord && !turnTo(second)) {
            return -1;
        }
        long tail = ByteWords.at(bytes, start + MINUTE_LENGTH);
        long digits = tail & digitMask;
        boolean asBefore = (tail & fixedMask) == fixed
                && (digits & NIBBLES) == (ZEROS & digitMask)
                && ((digits + (OVER_NINE & digitMask)) & NIBBLES) == (ZEROS & digitMask)
                && (lastFixedMask == 0
                        || (ByteWords.at(bytes, start + MINUTE_LENGTH + 8) & lastFixedMask) == lastFixed);
        return asBefore && seconds(tail) ? start + MINUTE_LENGTH + tailLength : -1;
    }

    /** Goes to another minute of the same hour. */
    private boolean turnTo(long word) {
        int tens = (int) (word >>> MINUTE_TENS & 0xFF) - '0';
        int ones = (int) (word >>> MINUTE_ONES) - '0';
        if (((word ^ secondWord) & UP_TO_HOUR) != 0 || tens < 0 || tens > 5 || ones < 0 || ones > 9) {
            return false;
        }
        secondWord = word;
        minuteMicros = hourMicros + (10 * tens + ones) * MICROS_PER_MINUTE;
        return true;
    }

    private boolean seconds(long tail) {
        micros = minuteMicros;
        if (digitsLength == 0) {
            return true;
        }
        long second = (tail >>> 8 & 0xF) * 10 + (tail >>> 16 & 0xF);
        micros += second * 1_000_000;
        if (digitsLength == MILLIS_LENGTH) {
            micros += (tail >>> 32 & 0xF) * 100_000 + (tail >>> 40 & 0xF) * 10_000 + (tail >>> 48 & 0xF) * 1000;
        }
        return second < 60;
    }

    /** Remembers the hour of a timestamp, if it and its form are ones that can be. */
    void learn(byte[] bytes, int start, int end, TimestampGrammar grammar, CivilTime time) {
        tailLength = -1;
        int tail = end - start - MINUTE_LENGTH;
        boolean known = grammar.minuteEnd - start == MINUTE_LENGTH
                && (grammar.fractionDigits == 0 || grammar.fractionDigits == 3)
                && tail <= LONGEST_TAIL
                && time.isHourWhole();
        if (known) {
            firstWord = ByteWords.at(bytes, start);
            secondWord = ByteWords.at(bytes, start + 8);
            hourMicros = time.hourMicros();
            minuteMicros = hourMicros + time.minute * MICROS_PER_MINUTE;
            tailLength = tail;
            learnTail(bytes, start + MINUTE_LENGTH, grammar);
        }
    }

    private void learnTail(byte[] bytes, int start, TimestampGrammar grammar) {
        digitsLength = !grammar.hasSeconds ? 0 : grammar.fractionDigits == 0 ? SECONDS_LENGTH : MILLIS_LENGTH;
        digitMask = switch (digitsLength) {
            case 0 -> 0;
            case SECONDS_LENGTH -> 0xFF_FF00L;
            default -> 0x00FF_FFFF_00FF_FF00L;
        };
        fixedMask = ByteWords.first(Math.min(tailLength, Long.BYTES)) & ~digitMask;
        fixed = ByteWords.at(bytes, start) & fixedMask;
        lastFixedMask = tailLength > Long.BYTES ? ByteWords.first(tailLength - Long.BYTES) : 0;
        lastFixed = ByteWords.at(bytes, start + Long.BYTES) & lastFixedMask;
    }
}
