package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.TrendPoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long STEP = 10_000;

    private static final Evidence EVIDENCE = new Evidence(
            Optional.empty(),
            TestServer.policy().rules().get(0).bound(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "made up");

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static TrendPoint point(long second, double value, long violated) {
        return new TrendPoint(at(second), Duration.ofMillis(1), 1, value, value, value, violated, 0);
    }

    private static List<TrendPoint> points(long... seconds) {
        return LongStream.of(seconds).mapToObj(second -> point(second, 0.01, 0)).toList();
    }

    private static List<TrendPoint> violatedAt(long... seconds) {
        List<Long> violated = LongStream.of(seconds).boxed().toList();
        return IntStream.rangeClosed(0, 12)
                .mapToObj(i -> point(10L * i, 0.1, violated.contains(10L * i) ? 1 : 0))
                .toList();
    }

    /** Seconds of the points, null for what breaks the line. */
    private static List<@Nullable Object> line(long step, List<TrendPoint> points) {
        Trend trend = new Trend(step, points);
        byte[] json = JsonWriter.bytes(writer -> writer.object(() -> trend.writeTo(writer)));
        Json written = Json.parse(new String(json, StandardCharsets.UTF_8));
        List<@Nullable Object> means = written.values("mean");
        List<@Nullable Object> line = new ArrayList<>();
        for (int i = 0; i < means.size(); i++) {
            long millis = ((Number) written.values("at").get(i)).longValue() - START.toEpochMilli();
            line.add(means.get(i) == null ? null : millis / 1000);
        }
        return line;
    }

    @Test
    void lineBreaksWhereEvaluationsAreMissing() {
        assertThat(line(STEP, points(0, 10, 20, 60, 70, 80))).containsExactly(0L, 10L, 20L, null, 60L, 70L, 80L);
        assertThat(line(STEP, points(0, 10, 35, 45))).as("one that came late").doesNotContainNull();
        assertThat(line(STEP, points())).isEmpty();
        assertThat(line(STEP, points(5))).containsExactly(5L);
    }

    @Test
    void lineGoesOnWhereEvaluationsCameMoreSeldomThanTheyDoNow() {
        assertThat(line(1000, points(0, 60, 120, 180, 240, 241, 242, 243))).doesNotContainNull();
        assertThat(line(1000, points(0, 1, 2, 62, 122, 182))).doesNotContainNull();
        assertThat(line(1000, points(0, 60, 120, 600, 660, 720)))
                .containsExactly(0L, 60L, 120L, null, 600L, 660L, 720L);
    }

    @Test
    void stepsThatAreLongerThanThoseAskedForAreNoGaps() {
        TrendPoint first = new TrendPoint(at(0), Duration.ofMinutes(5), 30, 0.1, 0, 0.2, 0, 0);
        TrendPoint second = new TrendPoint(at(300), Duration.ofMinutes(5), 30, 0.1, 0, 0.2, 0, 0);
        TrendPoint fine = new TrendPoint(at(600), Duration.ofMinutes(1), 6, 0.1, 0, 0.2, 0, 0);
        assertThat(line(60_000, List.of(first, second, fine))).containsExactly(0L, 300L, 600L);
    }

    @Test
    void joinsEvaluationsThatAreTooManyToShow() {
        List<TrendPoint> joined = Trend.joined(List.of(point(0, 0.1, 0), point(1, 0.3, 1), point(2, 0.5, 1)), 2000);
        assertThat(joined).hasSize(2);
        assertThat(joined.get(0)).isEqualTo(new TrendPoint(at(0), Duration.ofMillis(1), 2, 0.2, 0.1, 0.3, 1, 0));
        assertThat(joined.get(1)).isEqualTo(point(2, 0.5, 1));
    }

    private static List<Period> pending(List<TrendPoint> points, Violation... violations) {
        return new Trend(STEP, points).pending(List.of(violations));
    }

    private static Violation violation(long from, Optional<Instant> to) {
        return new Violation(
                "id",
                "checkout",
                "shop",
                "failure rate at most 5%",
                Indicator.Kind.FAILURE_RATE,
                Severity.WARNING,
                Optional.empty(),
                EVIDENCE,
                at(from),
                to);
    }

    @Test
    void pendingIsWhatWasViolatedWithoutAViolation() {
        assertThat(pending(violatedAt(20, 30, 40, 90)))
                .containsExactly(new Period(at(20), at(50)), new Period(at(90), at(100)));
        assertThat(pending(violatedAt())).isEmpty();
    }

    @Test
    void pendingEndsWhereTheViolationOpens() {
        assertThat(pending(violatedAt(20, 30, 40, 50, 60), violation(40, Optional.of(at(70)))))
                .containsExactly(new Period(at(20), at(40)));
        assertThat(pending(violatedAt(20, 30, 100), violation(20, Optional.empty())))
                .isEmpty();
        assertThat(pending(violatedAt(10, 100), violation(40, Optional.of(at(70)))))
                .containsExactly(new Period(at(10), at(20)), new Period(at(100), at(110)));
    }
}
