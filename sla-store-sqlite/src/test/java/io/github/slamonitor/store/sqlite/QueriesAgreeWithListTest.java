package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.store.sqlite.Episodes.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.ViolationQuery.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** What happens to an episode. */
    record Plan(int service, int rule, Severity severity, int openedAt, int lasts, boolean acknowledged) {}

    @Provide
    Arbitrary<List<Plan>> plans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SERVICES.size() - 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(Severity.class),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(-1, 20),
                        Arbitraries.of(true, false))
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
                        Arbitraries.of(RULES).set().ofMaxSize(1),
                        Arbitraries.of(KINDS).set().ofMaxSize(1),
                        Arbitraries.of(Severity.class).set().ofMaxSize(2),
                        Arbitraries.of(ViolationState.class).set().ofMaxSize(2))
                .as((services, rules, kinds, severities, states) -> ViolationQuery.all()
                        .services(services.toArray(String[]::new))
                        .rules(rules.toArray(String[]::new))
                        .kinds(kinds.toArray(Indicator.Kind[]::new))
                        .severities(severities.toArray(Severity[]::new))
                        .states(states.toArray(ViolationState[]::new)));
        return Combinators.combine(
                        filters,
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
        List<StoredViolation> list = new ArrayList<>();
        try (SqliteViolationStore store = SqliteViolationStore.open(file)) {
            write(store, plans, list);
            for (ViolationQuery query : queries) {
                List<StoredViolation> expected =
                        list.stream().filter(stored -> matches(query, stored)).toList();
                assertThat(store.history().count(query)).isEqualTo(expected.size());
                assertThat(store.history().violations(query)).isEqualTo(page(query, expected));
            }
        } finally {
            delete(folder);
        }
    }

    private static void write(SqliteViolationStore store, List<Plan> plans, List<StoredViolation> list) {
        List<Transition> openings = new ArrayList<>();
        List<Transition> ends = new ArrayList<>();
        for (Plan plan : plans) {
            Violation open = Episodes.open(
                    "violation-" + openings.size(),
                    SERVICES.get(plan.service),
                    RULES.get(plan.rule),
                    KINDS.get(plan.rule),
                    plan.severity,
                    plan.openedAt);
            openings.add(Episodes.opening(open));
            if (plan.lasts >= 0) {
                ends.add(Episodes.end(Episodes.resolved(open, plan.openedAt + plan.lasts)));
            }
        }
        if (!openings.isEmpty()) {
            store.commit(new Round("1", at(0), openings), Set.of("mail"), Map.of());
        }
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            Violation open = openings.get(i).violation();
            Acknowledgement by = new Acknowledgement("kim", "on it", at(plan.openedAt));
            if (plan.acknowledged) {
                store.acknowledged(open.id(), by);
            }
            ViolationState going = plan.acknowledged ? ViolationState.ACKNOWLEDGED : ViolationState.OPEN;
            list.add(new StoredViolation(
                    plan.lasts < 0 ? open : Episodes.resolved(open, plan.openedAt + plan.lasts),
                    open.evidence(),
                    plan.lasts < 0 ? going : ViolationState.RESOLVED,
                    false,
                    plan.acknowledged ? Optional.of(by) : Optional.empty()));
        }
        if (!ends.isEmpty()) {
            store.commit(new Round("2", at(100), ends), Set.of("mail"), Map.of());
        }
    }

    private static boolean matches(ViolationQuery query, StoredViolation stored) {
        Violation violation = stored.violation();
        return anyOrNone(query.services(), violation.service())
                && (query.rules().isEmpty() || query.rules().contains(violation.rule()))
                && (query.kinds().isEmpty() || query.kinds().contains(violation.kind()))
                && (query.severities().isEmpty() || query.severities().contains(violation.severity()))
                && (query.states().isEmpty() || query.states().contains(stored.state()))
                && query.endExclusive().map(violation.openedAt()::isBefore).orElse(true)
                && query.startInclusive()
                        .map(start -> violation.resolvedAt().isEmpty()
                                || !violation.resolvedAt().get().isBefore(start))
                        .orElse(true);
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
        sorted.sort(comparator(query.order())); // stable: equal ones stay in the order in which they were written
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
