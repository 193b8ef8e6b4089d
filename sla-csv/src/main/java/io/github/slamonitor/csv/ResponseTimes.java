package io.github.slamonitor.csv;

import io.github.slamonitor.MetricRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Numbers in the response time column as whole microseconds; a started microsecond counts in full. Not thread-safe. */
final class ResponseTimes {

    /** The answer for a text that is no response time; {@link #problem} says why. */
    static final long NONE = -1;

    private static final long LONGEST = Math.floorDiv(
            MetricRecord.MAXIMUM_RESPONSE_TIME.toNanos(),
            Duration.of(1, ChronoUnit.MICROS).toNanos());
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_NUMBER = 100;
    private static final long[] POWERS_OF_TEN = new long[MOST_DIGITS + 1];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
        }
    }

    private final long nanosPerUnit;
    private final long microsPerUnit;
    private final long largestWhole;
    private final byte otherPoint;
    private String problem = "";

    /**
     * A reader of response times.
     *
     * @param unit of the numbers
     * @param delimiter between the columns; unless it is a comma, a number may have a decimal comma
     */
    ResponseTimes(ChronoUnit unit, byte delimiter) {
        this.nanosPerUnit = unit.getDuration().toNanos();
        this.microsPerUnit = nanosPerUnit % 1000 == 0 ? nanosPerUnit / 1000 : 0;
        this.largestWhole = microsPerUnit == 0 ? -1 : LONGEST / microsPerUnit;
        this.otherPoint = (byte) (delimiter == ',' ? '.' : ',');
    }

    /** The whole number of microseconds in a unit, or 0 when there is none. */
    long microsPerUnit() {
        return microsPerUnit;
    }

    String problem() {
        return problem;
    }

    /** The microseconds, or {@link #NONE}. */
    long parse(byte[] bytes, int start, int end) {
        long value = 0;
        int point = end;
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (point == end && (bytes[i] == '.' || bytes[i] == otherPoint)) {
                point = i;
            } else {
                return parseUnusual(bytes, start, end);
            }
        }
        int decimals = Math.max(0, end - point - 1);
        if (decimals == 0 && value <= largestWhole && end - start <= MOST_DIGITS && point > start) {
            return value * microsPerUnit;
        }
        boolean simple = end > start && end - start <= MOST_DIGITS && point > start && decimals <= 12;
        return simple && value <= Long.MAX_VALUE / nanosPerUnit
                ? checked(ceiling(value * nanosPerUnit, 1000 * POWERS_OF_TEN[decimals]))
                : parseUnusual(bytes, start, end);
    }

    private static long ceiling(long dividend, long divisor) {
        return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
    }

    private long checked(long micros) {
        return micros <= LONGEST ? micros : fail("is over 366 days");
    }

    /** All that a {@link BigDecimal} can be written as, signs and exponents among it. */
    private long parseUnusual(byte[] bytes, int start, int end) {
        if (start == end) {
            return fail("is empty");
        }
        if (!hasOnlyNumberCharacters(bytes, start, end)) {
            return fail("is not a number");
        }
        String text =
                new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).replace((char) otherPoint, '.');
        try {
            return exact(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return fail("is not a number");
        }
    }

    private long exact(BigDecimal value) {
        if (value.signum() < 0) {
            return fail("is negative");
        }
        if (value.signum() == 0) {
            return 0;
        }
        long magnitude = (long) value.precision() - value.scale();
        if (magnitude > LONGEST_NUMBER) {
            return fail("is over 366 days");
        }
        if (magnitude < -LONGEST_NUMBER) {
            return 1;
        }
        BigDecimal micros = value.multiply(BigDecimal.valueOf(nanosPerUnit))
                .movePointLeft(3)
                .setScale(0, RoundingMode.CEILING);
        return micros.compareTo(BigDecimal.valueOf(LONGEST)) > 0 ? fail("is over 366 days") : micros.longValueExact();
    }

    private boolean hasOnlyNumberCharacters(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            boolean digit = b >= '0' && b <= '9';
            if (!digit && b != '.' && b != otherPoint && b != '-' && b != '+' && b != 'e' && b != 'E') {
                return false;
            }
        }
        return end - start <= LONGEST_NUMBER;
    }

    private long fail(String reason) {
        problem = reason;
        return NONE;
    }
}
