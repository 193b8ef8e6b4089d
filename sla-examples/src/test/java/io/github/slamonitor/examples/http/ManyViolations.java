package io.github.slamonitor.examples.http;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.MeasuredService;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaRule;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fills a database with violations of a year that are over, and a month of hourly figures: arguments are the database, the number of violations and
 * that of services.
 */
final class ManyViolations {

    private static final int AT_ONCE = 2000;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final List<SlaRule> RULES = TestServer.policy().rules().subList(0, 3);

    private ManyViolations() {}

    public static void main(String[] args) {
        int violations = Integer.parseInt(args[1]);
        int services = Integer.parseInt(args[2]);
        Instant now = Instant.now();
        Instant start = now.minus(YEAR);
        try (SqliteViolationStore store = SqliteViolationStore.open(Path.of(args[0]))) {
            for (int first = 0; first < violations; first += AT_ONCE) {
                List<Transition> transitions = new ArrayList<>();
                for (int i = first; i < Math.min(first + AT_ONCE, violations); i++) {
                    Instant opened = start.plus(YEAR.dividedBy(violations).multipliedBy(i));
                    Violation violation = violation(i, services, opened);
                    transitions.add(new Transition(Transition.Kind.RESOLVED, violation, opened.plusSeconds(300)));
                }
                store.commit(new Round("fill-" + first, start, transitions), Set.of(), Map.of());
            }
            for (Instant from = now.minus(MONTH); from.isBefore(now); from = from.plus(HOUR)) {
                store.append(measured(from, services));
            }
        }
    }

    private static MeasuredRound measured(Instant from, int services) {
        List<MeasuredService> measured = IntStream.range(0, services)
                .mapToObj(service -> new MeasuredService(
                        "service-" + service,
                        3600,
                        service % 83,
                        Duration.ofSeconds(500),
                        RULES.stream().map(rule -> measured(rule, service)).toList()))
                .toList();
        return new MeasuredRound("figures-" + from, from, from.plus(HOUR), measured);
    }

    private static MeasuredRule measured(SlaRule rule, int service) {
        boolean slow = rule.indicator().kind() == Indicator.Kind.RESPONSE_VIOLATION_RATE;
        return new MeasuredRule(
                "web",
                rule,
                rule.bound().limit(),
                false,
                slow ? OptionalLong.of(service % 211) : OptionalLong.empty(),
                Optional.empty());
    }

    private static Violation violation(int number, int services, Instant opened) {
        SlaRule rule = RULES.get(number % RULES.size());
        long records = 500L + number % 997;
        long failures = number % 83;
        Evidence evidence = new Evidence(
                Optional.of(rule.bound().limit()),
                rule.bound(),
                OptionalLong.of(records),
                OptionalLong.of(failures),
                number % 3 == 2 ? OptionalLong.of(number % 211) : OptionalLong.empty(),
                Optional.of(opened.minusSeconds(300)),
                Optional.of(opened),
                List.of(),
                rule.name() + ": made up");
        return new Violation(
                "made-up-" + number,
                "service-" + number % services,
                "web",
                rule.name(),
                rule.indicator().kind(),
                SEVERITIES.get(number % 3),
                Optional.empty(),
                evidence,
                opened,
                Optional.of(opened.plusSeconds(300)));
    }
}
