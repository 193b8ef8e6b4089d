package io.github.slamonitor;

import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Traffic.traffic;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static List<MetricRecord> inMinute(Traffic traffic, int minute) {
        return traffic.records()
                .filter(record -> !record.timestamp().isBefore(Traffic.START.plus(ofMinutes(minute)))
                        && record.timestamp().isBefore(Traffic.START.plus(ofMinutes(minute + 1))))
                .toList();
    }

    @Test
    void sharesAreExact() {
        Traffic traffic = traffic("auth").perSecond(10).failing(percent(0.5)).slow(percent(25), ofMillis(900));
        List<MetricRecord> minute = inMinute(traffic, 7);
        assertThat(minute).hasSize(600);
        assertThat(minute.stream().filter(record -> !record.successful())).hasSize(3);
        assertThat(minute.stream().filter(record -> record.responseTime().equals(ofMillis(900))))
                .hasSize(150);
        assertThat(minute.stream().filter(record -> record.responseTime().equals(ofMillis(100))))
                .hasSize(450);
    }

    @Test
    void aChangeHoldsInItsMinutesAlone() {
        Traffic traffic = traffic("auth")
                .taking(ofMillis(50))
                .fromMinute(3)
                .forMinutes(2)
                .perSecond(5)
                .failing(percent(100));
        assertThat(inMinute(traffic, 2)).hasSize(60).allMatch(MetricRecord::successful);
        assertThat(inMinute(traffic, 3)).hasSize(300).noneMatch(MetricRecord::successful);
        assertThat(inMinute(traffic, 4))
                .hasSize(300)
                .allMatch(record -> record.responseTime().equals(ofMillis(50)));
        assertThat(inMinute(traffic, 5)).hasSize(60).allMatch(MetricRecord::successful);
    }

    @Test
    void fewerThanOneAMinuteAreSpreadOverTheMinutes() {
        Traffic traffic = traffic("auth").perMinute(0.25).untilMinute(40);
        assertThat(traffic.records()).hasSize(10);
        assertThat(traffic("auth").perMinute(7.5).untilMinute(2).records()).hasSize(15);
    }

    @Test
    void endsAnHourAfterTheLastChangeUnlessSaid() {
        assertThat(traffic("auth").perMinute(1).records()).hasSize(60);
        assertThat(traffic("auth")
                        .perMinute(1)
                        .fromMinute(10)
                        .forMinutes(5)
                        .failing(percent(1))
                        .records())
                .hasSize(75);
        assertThat(traffic("auth").perMinute(1).untilMinute(3).records()).hasSize(3);
    }

    @Test
    void canBeEvaluatedAsABatchToo() {
        Traffic traffic =
                traffic("auth").failing(percent(10)).and(traffic("search").perSecond(2));
        SlaPolicy policy = SlaPolicy.named("all")
                .require(Indicators.failureRate().atMost(percent(5)))
                .build();
        SlaReport report = SlaEvaluator.of(policy).evaluate(traffic);
        assertThat(report.violations()).extracting(Violation::service).containsExactly("auth");
        assertThat(report.services().get(1).records()).isEqualTo(7200);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> traffic(" ")).hasMessage("service must not be blank");
        assertThatThrownBy(() -> traffic("auth").forMinutes(5)).hasMessage("forMinutes needs fromMinute before it");
        assertThatThrownBy(() -> traffic("auth").fromMinute(0)).hasMessageContaining("minute=0");
        assertThatThrownBy(() -> traffic("auth").fromMinute(9).fromMinute(8))
                .hasMessage("fromMinute must be from 9, where the change before it begins, to 527040: minute=8");
        assertThatThrownBy(() -> traffic("auth").fromMinute(9).forMinutes(0)).hasMessageContaining("minutes=0");
        assertThatThrownBy(() -> traffic("auth").untilMinute(0)).hasMessageContaining("minute=0");
        assertThatThrownBy(() -> traffic("auth").perSecond(2e6)).hasMessageContaining("at most 1000000");
        assertThatThrownBy(() -> traffic("auth").perSecond(-1)).hasMessageContaining("requests=-1");
    }
}
