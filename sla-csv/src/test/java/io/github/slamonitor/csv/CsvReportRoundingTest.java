package io.github.slamonitor.csv;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.MetricsAccumulator;
import io.github.slamonitor.ServiceAccumulator;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Holds the figures of the short form against a naive model in whole numbers. */
class CsvReportRoundingTest {

    private static final SlaPolicy NEVER_MET = SlaPolicy.named("never met")
            .require(recordCount().below(1))
            .require(averageResponseTime().atMost(Duration.ofDays(300)))
            .require(responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(50)))
            .build();

    @Property(tries = 300)
    void figuresAreTheExactOnesRoundedHalfToEven(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 1_500_000) Long> responseMicros,
            @ForAll @LongRange(min = 0, max = 60) long failures) {
        long failed = Math.min(failures, responseMicros.size());
        long sum = responseMicros.stream().mapToLong(Long::longValue).sum();
        long slow = responseMicros.stream().filter(micros -> micros > 500_000).count();
        long records = responseMicros.size();

        assertThat(row(responseMicros, failed))
                .isEqualTo("auth," + rounded(failed, records, 4) + "," + rounded(sum, records * 1000, 2) + ","
                        + rounded(slow, records, 4));
    }

    @Example
    void halvesGoToTheEvenNeighbour() {
        assertThat(row(List.of(125L), 0)).startsWith("auth,0.0,0.12,");
        assertThat(row(List.of(375L), 0)).startsWith("auth,0.0,0.38,");
    }

    @Example
    void longTimesAreWrittenInFull() {
        long micros = Duration.ofDays(366).toNanos() / 1000;

        assertThat(row(List.of(micros), 0)).isEqualTo("auth,0.0,31622400000.0,1.0");
    }

    /** The numerator / denominator in the way Python prints it: no trailing zeros, but one decimal place at least. */
    private static String rounded(long numerator, long denominator, int digits) {
        BigInteger[] parts = BigInteger.valueOf(numerator)
                .multiply(BigInteger.TEN.pow(digits))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        int half = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(denominator));
        boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
        BigDecimal decimal = new BigDecimal(up ? parts[0].add(BigInteger.ONE) : parts[0], digits);
        String text = decimal.toPlainString();
        while (text.endsWith("0") && text.charAt(text.length() - 2) != '.') {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static String row(List<Long> responseMicros, long failed) {
        SlaEvaluator evaluator = SlaEvaluator.of(NEVER_MET);
        MetricsAccumulator accumulator = evaluator.accumulator();
        ServiceAccumulator service = accumulator.service("auth");
        for (int i = 0; i < responseMicros.size(); i++) {
            service.add(i, responseMicros.get(i), i >= failed);
        }
        StringBuilder text = new StringBuilder();
        try {
            CsvReport.of(evaluator.evaluate(accumulator)).writeTo(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString().split("\n", -1)[1];
    }
}
