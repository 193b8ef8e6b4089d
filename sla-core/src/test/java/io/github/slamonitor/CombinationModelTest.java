package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Rules made of rules, beside a model that knows three answers and puts them together by the tables of three-valued logic. */
class CombinationModelTest {

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);

    /** A rule and how it is made up, so that the model need not ask the rule. */
    sealed interface Node {
        SlaRule rule();
    }

    record Leaf(SlaRule rule) implements Node {}

    record Group(boolean all, List<Node> nodes) implements Node {
        @Override
        public SlaRule rule() {
            List<SlaRule> rules = nodes.stream().map(Node::rule).toList();
            return all ? Combination.allOf(rules) : Combination.anyOf(rules);
        }
    }

    record Conditional(Node node, Node condition) implements Node {
        @Override
        public SlaRule rule() {
            return node.rule().when(condition.rule());
        }
    }

    private static Verdict model(Node node, Function<SlaRule, Verdict> leaves) {
        if (node instanceof Leaf leaf) {
            return leaves.apply(leaf.rule);
        }
        if (node instanceof Conditional conditional) {
            List<Node> conditions = new ArrayList<>(List.of(conditional.condition));
            Node inner = conditional.node;
            while (inner instanceof Conditional before) {
                conditions.add(before.condition);
                inner = before.node;
            }
            Verdict own = model(inner, leaves);
            Verdict condition = model(new Group(true, conditions), leaves);
            return own == Verdict.VIOLATED
                    ? switch (condition) {
                        case MET -> Verdict.VIOLATED;
                        case VIOLATED -> Verdict.MET;
                        case INSUFFICIENT_DATA -> Verdict.INSUFFICIENT_DATA;
                    }
                    : own;
        }
        Group group = (Group) node;
        Set<Verdict> verdicts =
                group.nodes.stream().map(part -> model(part, leaves)).collect(Collectors.toSet());
        Verdict deciding = group.all ? Verdict.VIOLATED : Verdict.MET;
        if (verdicts.contains(deciding)) {
            return deciding;
        }
        if (verdicts.contains(Verdict.INSUFFICIENT_DATA)) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return group.all ? Verdict.MET : Verdict.VIOLATED;
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void aBatchAgreesWithTheModel(@ForAll("nodes") Node node, @ForAll("records") List<MetricRecord> records) {
        SlaRule rule = node.rule().named("whole");
        SlaPolicy policy = SlaPolicy.named("p").appliesTo("auth").require(rule).build();
        SlaReport report = SlaEvaluator.of(policy).evaluate(records.stream());
        RuleResult result = report.results().get(0);
        Verdict expected = model(node, leaf -> leaf.check("p", result.metrics()).verdict());
        assertThat(result.verdict()).as(result::text).isEqualTo(expected);
        assertThat(result.value().isEmpty()).isEqualTo(expected == Verdict.INSUFFICIENT_DATA);
        assertThat(result.text()).doesNotContain("null");
        Statistics.collect(expected);
        Statistics.coverage(verdicts -> {
            for (Verdict verdict : Verdict.values()) {
                verdicts.check(verdict).count(count -> count > 100);
            }
        });
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aMonitorAgreesWithTheModelOfItsOwnLeaves(
            @ForAll("nodes") Node node, @ForAll("records") List<MetricRecord> records) {
        List<SlaRule> leaves = new ArrayList<>();
        addLeaves(node, leaves);
        SlaPolicy.Builder policy =
                SlaPolicy.named("p").appliesTo("auth").require(node.rule().named("whole"));
        for (int i = 0; i < leaves.size(); i++) {
            policy.require(leaves.get(i).named("leaf " + i));
        }
        MonitorClock clock = new MonitorClock();
        try (SlaMonitor monitor = SlaMonitor.builder()
                .policy(policy.build())
                .clock(clock)
                .nanoTime(clock)
                .build()) {
            clock.pass(Duration.ofHours(2));
            monitor.evaluate(clock.instant());
            records.forEach(monitor::record);
            clock.pass(Duration.ofSeconds(30));
            List<RuleResult> results = monitor.evaluate(clock.instant()).results();
            Verdict expected =
                    model(node, leaf -> results.get(1 + leaves.indexOf(leaf)).verdict());
            assertThat(results.get(0).verdict()).as(results.get(0)::text).isEqualTo(expected);
        }
    }

    private static void addLeaves(Node node, List<SlaRule> leaves) {
        if (node instanceof Leaf leaf) {
            leaves.add(leaf.rule);
        } else if (node instanceof Conditional conditional) {
            addLeaves(conditional.node, leaves);
            addLeaves(conditional.condition, leaves);
        } else {
            ((Group) node).nodes.forEach(part -> addLeaves(part, leaves));
        }
    }

    private static Arbitrary<Node> leaf() {
        Arbitrary<Duration> windows = Arbitraries.of(SHORT, LONG);
        return Combinators.combine(Arbitraries.integers().between(0, 3), windows)
                .as((kind, window) -> new Leaf(
                        switch (kind) {
                            case 0 -> failureRate().atMost(percent(20)).over(window);
                            case 1 ->
                                averageResponseTime()
                                        .atMost(Duration.ofMillis(400))
                                        .over(window)
                                        .minimumRecords(5);
                            case 2 -> recordCount().atLeast(8).over(window);
                            default ->
                                indicator("share", metrics -> metrics.records() % 2 == 0 ? Double.NaN : 1)
                                        .atMost(1)
                                        .over(window);
                        }));
    }

    private static Arbitrary<Node> node(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Node> below = Arbitraries.oneOf(leaf(), node(depth - 1));
        Arbitrary<Node> groups = Combinators.combine(
                        Arbitraries.of(true, false),
                        below.list().ofMinSize(2).ofMaxSize(3).uniqueElements(Node::rule))
                .as(Group::new);
        Arbitrary<Node> conditionals = Combinators.combine(below, below).as(Conditional::new);
        return Arbitraries.oneOf(groups, conditionals);
    }

    @Provide
    Arbitrary<Node> nodes() {
        return node(2);
    }

    @Provide
    Arbitrary<List<MetricRecord>> records() {
        Arbitrary<Instant> times = Arbitraries.integers()
                .between(0, 3000)
                .map(second -> MonitorClock.START.plus(Duration.ofHours(2)).minusSeconds(second));
        return Combinators.combine(times, Arbitraries.of(100, 500, 900), Arbitraries.of(true, true, true, false))
                .as((at, millis, successful) -> new MetricRecord("auth", at, Duration.ofMillis(millis), successful))
                .list()
                .ofMaxSize(15);
    }
}
