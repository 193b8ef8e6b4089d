package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Ratio.percent;
import static io.github.slamonitor.store.sqlite.Episodes.at;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.ViolationQuery.Order;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random episodes in and out, held against a list of them under random queries. */
class QueriesAgreeWithListTest {

    private static final List<String> SERVICES = List.of("checkout", "payment-eu", "payment-us", "[a-z]", "ünï", "%_'");
    private static final List<String> PATTERNS =
            List.of("payment-*", "*", "?heckout", "[a-z]*", "*-??", "nobody*", "*%_?");
    private static final List<String> RULES = List.of("failure rate at most 5%", "p99 at most 800 ms");
    private static final List<Indicator.Kind> KINDS =
            List.of(Indicator.Kind.FAILURE_RATE, Indicator.Kind.RESPONSE_TIME_PERCENTILE);

    private static final List<String> POLICIES = List.of("checkout-policy", "web");
    private static final List<Ratio> RATES =
            List.of(percent(0), percent(5), percent(10), percent(50), percent(33.3333333), percent(100));

    /** What happens to an episode. */
    record Plan(Rule rule, Severity severity, int openedAt, int lasts, Fate fate, Counts counts) {}

    record Rule(String service, String policy, int rule) {}

    /** Negative numbers stand for what is not known. */
    record Counts(int records, int failures, int slow) {

        Evidence evidence(String text) {
            return Episodes.evidence(text, known(records), known(failures), known(slow));
        }

        Counts later() {
            return new Counts(records, failures < 0 ? -1 : records - failures, slow < 0 ? -1 : records - slow);
        }

        private static OptionalLong known(int count) {
            return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
        }
    }

    enum Fate {
        TOLD,
        ACKNOWLEDGED,
        REPORTED
    }

    @Provide
    Arbitrary<List<Plan>> plans() {
        Arbitrary<Rule> rules = Combinators.combine(
                        Arbitraries.of(SERVICES),
                        Arbitraries.of(POLICIES),
                        Arbitraries.integers().between(0, 1))
                .as(Rule::new);
        Arbitrary<Counts> counts = Arbitraries.of(0, 1, 3, 20, 200, -1)
                .flatMap(records -> Combinators.combine(
                                Arbitraries.integers().between(-1, records),
                                Arbitraries.integers().between(-1, records))
                        .as((failures, slow) -> new Counts(records, failures, slow)));
        return Combinators.combine(
                        rules,
                        Arbitraries.of(Severity.class),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(-1, 20),
                        Arbitraries.of(Fate.class),
                        counts)
                .as(Plan::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<ViolationQuery> queries() {
        Arbitrary<String> names = Arbitraries.of(
                Stream.concat(SERVICES.stream(), PATTERNS.stream()).toList());
        Arbitrary<ViolationQuery> filters = Combinators.combine(
                        names.set().ofMaxSize(3),
                        Arbitraries.of(POLICIES).set().ofMaxSize(1),
                        Arbitraries.of(RULES).set().ofMaxSize(1),
                        Arbitraries.of(KINDS).set().ofMaxSize(1),
                        Arbitraries.of(Severity.class).set().ofMaxSize(2),
                        Arbitraries.of(ViolationState.class).set().ofMaxSize(2))
                .as((services, policies, rules, kinds, severities, states) -> ViolationQuery.all()
                        .services(services.toArray(String[]::new))
                        .policies(policies.toArray(String[]::new))
                        .rules(rules.toArray(String[]::new))
                        .kinds(kinds.toArray(Indicator.Kind[]::new))
                        .severities(severities.toArray(Severity[]::new))
                        .states(states.toArray(ViolationState[]::new)));
        Arbitrary<ViolationQuery> withRates = Combinators.combine(
                        filters,
                        Arbitraries.of(RATES).optional(0.3),
                        Arbitraries.of(RATES).optional(0.3))
                .as((query, failed, slow) -> {
                    ViolationQuery rated = failed.map(query::failureRateAtLeast).orElse(query);
                    return slow.map(rated::responseViolationRateAtLeast).orElse(rated);
                });
        return Combinators.combine(
                        withRates,
                        Arbitraries.integers().between(-1, 60),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.of(Order.class),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 50))
                .as((query, from, length, order, descending, offset, limit) -> {
                    ViolationQuery during = from < 0 ? query : query.during(at(from), at(from + length));
                    return (descending ? during.descending(order) : during.ascending(order)).page(offset, limit);
                });
    }

    @Property(tries = 40)
    void everyQueryFindsWhatALookThroughTheListFinds(
            @ForAll("plans") List<Plan> plans, @ForAll List<@From("queries") ViolationQuery> queries)
            throws IOException {
        Path folder = Files.createTempDirectory("sla");
        Path file = folder.resolve("sla.db");
        try (SqliteViolationStore store = SqliteViolationStore.open(file)) {
            List<StoredViolation> list = write(store, plans);
            ViolationHistory history = store.history();
            for (ViolationQuery query : queries) {
                List<StoredViolation> expected =
                        list.stream().filter(stored -> matches(query, stored)).toList();
                assertThat(history.count(query)).isEqualTo(expected.size());
                assertThat(history.violations(query)).isEqualTo(page(query, expected));
                assertThat(history.countByKind(query))
                        .isEqualTo(expected.stream()
                                .collect(groupingBy(stored -> stored.violation().kind(), counting())));
            }
            checkFilters(history, list);
        } finally {
            delete(folder);
        }
    }

    private static void checkFilters(ViolationHistory history, List<StoredViolation> list) {
        ViolationFilters filters = history.filters();
        assertThat(filters.services())
                .isEqualTo(list.stream()
                        .map(stored -> stored.violation().service())
                        .distinct()
                        .sorted()
                        .toList());
        assertThat(filters.rules())
                .doesNotHaveDuplicates()
                .hasSameElementsAs(list.stream()
                        .map(StoredViolation::violation)
                        .map(violation ->
                                new ViolationFilters.Rule(violation.policy(), violation.rule(), violation.kind()))
                        .toList());
        Map<String, Instant> newest = list.stream()
                .map(StoredViolation::violation)
                .collect(toMap(
                        Violation::service, Violation::openedAt, (one, other) -> one.isAfter(other) ? one : other));
        assertThat(history.newestViolations(SERVICES)).isEqualTo(newest);
    }

    private static List<StoredViolation> write(SqliteViolationStore store, List<Plan> plans) {
        List<StoredViolation> list = new ArrayList<>();
        List<Transition> ends = new ArrayList<>();
        for (Plan plan : plans) {
            Rule rule = plan.rule;
            Violation open = Episodes.with(
                    Episodes.ofPolicy(
                            rule.policy,
                            Episodes.open(
                                    "violation-" + list.size(),
                                    rule.service,
                                    RULES.get(rule.rule),
                                    KINDS.get(rule.rule),
                                    plan.severity,
                                    plan.openedAt)),
                    plan.counts.evidence("open"));
            list.add(plan.fate == Fate.REPORTED ? report(store, open) : open(store, open, plan, ends));
        }
        if (!ends.isEmpty()) {
            store.commit(new Round("ends", at(100), ends), Set.of("mail"), Map.of());
        }
        return list;
    }

    private static StoredViolation report(SqliteViolationStore store, Violation violation) {
        store.writer()
                .write(
                        "report",
                        session -> new ViolationTable()
                                .insert(session, Episodes.opening(violation), ViolationState.REPORTED));
        return new StoredViolation(
                violation,
                violation.evidence(),
                WorstFigures.of(violation.evidence()),
                ViolationState.REPORTED,
                false,
                Optional.empty());
    }

    private static StoredViolation open(SqliteViolationStore store, Violation open, Plan plan, List<Transition> ends) {
        store.commit(Episodes.round("round of " + open.id(), Episodes.opening(open)), Set.of("mail"), Map.of());
        boolean acknowledged = plan.fate == Fate.ACKNOWLEDGED;
        Acknowledgement by = new Acknowledgement("kim", "on it", at(plan.openedAt));
        if (acknowledged) {
            store.acknowledged(open.id(), by);
        }
        Violation latest = open;
        if (plan.lasts >= 0) {
            latest = Episodes.with(
                    Episodes.resolved(open, plan.openedAt + plan.lasts),
                    plan.counts.later().evidence("met again"));
            ends.add(Episodes.end(latest));
        }
        ViolationState going = acknowledged ? ViolationState.ACKNOWLEDGED : ViolationState.OPEN;
        return new StoredViolation(
                latest,
                open.evidence(),
                WorstFigures.of(open.evidence())
                        .or(WorstFigures.of(latest.evidence()), open.evidence().bound()),
                plan.lasts < 0 ? going : ViolationState.RESOLVED,
                false,
                acknowledged ? Optional.of(by) : Optional.empty());
    }

    private static boolean matches(ViolationQuery query, StoredViolation stored) {
        Violation violation = stored.violation();
        return anyOrNone(query.services(), violation.service())
                && (query.policies().isEmpty() || query.policies().contains(violation.policy()))
                && (query.rules().isEmpty() || query.rules().contains(violation.rule()))
                && (query.kinds().isEmpty() || query.kinds().contains(violation.kind()))
                && (query.severities().isEmpty() || query.severities().contains(violation.severity()))
                && (query.states().isEmpty() || query.states().contains(stored.state()))
                && query.endExclusive().map(violation.openedAt()::isBefore).orElse(true)
                && query.startInclusive()
                        .map(start -> !end(stored).isBefore(start))
                        .orElse(true)
                && reaches(query.failureRateAtLeast(), stored, Evidence::failures)
                && reaches(query.responseViolationRateAtLeast(), stored, Evidence::slow);
    }

    private static Instant end(StoredViolation stored) {
        return stored.state() == ViolationState.REPORTED
                ? stored.violation().openedAt()
                : stored.violation().resolvedAt().orElse(Instant.MAX);
    }

    private static boolean reaches(
            Optional<Ratio> least, StoredViolation stored, Function<Evidence, OptionalLong> some) {
        return least.isEmpty()
                || reaches(least.get(), stored.opening(), some)
                || reaches(least.get(), stored.violation().evidence(), some);
    }

    private static boolean reaches(Ratio least, Evidence evidence, Function<Evidence, OptionalLong> some) {
        long records = evidence.records().orElse(0);
        OptionalLong part = some.apply(evidence);
        return records > 0
                && part.isPresent()
                && BigDecimal.valueOf(part.getAsLong()).compareTo(least.value().multiply(BigDecimal.valueOf(records)))
                        >= 0;
    }

    private static boolean anyOrNone(Set<String> globs, String service) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> service.matches(regex(glob)));
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
        return regex.toString();
    }

    private static List<StoredViolation> page(ViolationQuery query, List<StoredViolation> found) {
        List<StoredViolation> sorted = new ArrayList<>(found);
        sorted.sort(comparator(query.order())
                .thenComparing(stored -> stored.violation().openedAt())); // stable: else as they were written
        if (query.descending()) {
            Collections.reverse(sorted);
        }
        return sorted.stream().skip(query.offset()).limit(query.limit()).toList();
    }

    private static Comparator<StoredViolation> comparator(Order order) {
        return switch (order) {
            case OPENED -> Comparator.comparing(stored -> stored.violation().openedAt());
            case RESOLVED ->
                Comparator.comparing(stored -> stored.violation().resolvedAt().orElse(Instant.MAX));
            case SEVERITY -> Comparator.comparing(stored -> stored.violation().severity());
            case SERVICE -> Comparator.comparing(stored -> stored.violation().service());
            case RULE -> Comparator.comparing(stored -> stored.violation().rule());
            case FAILURE_RATE ->
                Comparator.comparing(stored -> stored.worst().failureRate().orElse(-1));
            case RESPONSE_VIOLATION_RATE ->
                Comparator.comparing(
                        stored -> stored.worst().responseViolationRate().orElse(-1));
        };
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
