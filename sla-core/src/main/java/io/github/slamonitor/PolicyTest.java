package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tests a policy: given this traffic, a rule opens an alert in this minute, resolves it in that one, or never opens. For any test
 * framework: what is not as it should be is an {@link AssertionError} that shows what happened. Immutable.
 *
 * <pre>{@code
 * PolicyTest.given(policy, Traffic.traffic("checkout").perSecond(100).failing(Ratio.percent(1))
 *                 .fromMinute(10).forMinutes(5).failing(Ratio.percent(20)))
 *         .rule("failure rate at most 5%").opensInMinute(11).resolvesInMinute(19).neverOpensAgain();
 * }</pre>
 *
 * <p>Minutes count from the start of the traffic; minute 11 is the time from 11:00 to just before 12:00. The policy is evaluated
 * every 10 seconds, as by a monitor that starts together with the traffic.
 */
public final class PolicyTest {

    private final List<SlaPolicy> policies;
    private final ReplayTimeline timeline;

    private PolicyTest(List<SlaPolicy> policies, ReplayTimeline timeline) {
        this.policies = policies;
        this.timeline = timeline;
    }

    /**
     * Runs some traffic through a policy.
     *
     * @param policy to be tested
     * @param traffic what happens
     * @return what came of it
     */
    public static PolicyTest given(SlaPolicy policy, Traffic traffic) {
        return given(SlaReplay.of(policy), traffic);
    }

    /**
     * Runs some traffic through a replay, where there are several policies or another interval of evaluation.
     *
     * @param replay of the policies to be tested
     * @param traffic what happens
     * @return what came of it
     */
    public static PolicyTest given(SlaReplay replay, Traffic traffic) {
        return new PolicyTest(replay.policies(), replay.run(traffic));
    }

    /** {@return all alerts, for what cannot be said otherwise} */
    public ReplayTimeline timeline() {
        return timeline;
    }

    /**
     * Says that there is no alert at all.
     *
     * @return this
     * @throws AssertionError when there is one
     */
    public PolicyTest nothingOpens() {
        if (!timeline.alerts().isEmpty()) {
            throw new AssertionError("no rule should open an alert, but there are\n" + lines(timeline.alerts()));
        }
        return this;
    }

    /**
     * Looks at one rule, on all services with traffic together; see {@link Expectation#on}.
     *
     * @param name the rule's name, which is its condition in words unless it has a name of its own
     * @return what is to be said about it
     * @throws IllegalArgumentException when there is no such rule
     */
    public Expectation rule(String name) {
        TreeSet<String> names = new TreeSet<>();
        policies.forEach(policy -> policy.rules().forEach(rule -> names.add(rule.name())));
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no rule '" + name + "', only " + names);
        }
        return new Expectation(this, name, null, 0, null);
    }

    /**
     * Looks at one rule, on all services with traffic together.
     *
     * @param rule of one of the policies
     * @return what is to be said about it
     * @throws IllegalArgumentException when there is no such rule
     */
    public Expectation rule(SlaRule rule) {
        return rule(rule.name());
    }

    private static String lines(List<ReplayedAlert> alerts) {
        List<String> lines = new ArrayList<>();
        for (ReplayedAlert alert : alerts) {
            Violation violation = alert.violation();
            lines.add("  opened at " + clock(violation.openedAt())
                    + violation
                            .resolvedAt()
                            .map(at -> ", resolved at " + clock(at))
                            .orElse(", still open at the end")
                    + ", worst " + alert.worstInWords() + ": " + violation.service() + ": "
                    + violation.evidence().text());
        }
        return String.join("\n", lines);
    }

    /** Minutes and seconds since the start: {@code 11:10}. */
    private static String clock(Instant at) {
        long seconds = Duration.between(Traffic.START, at).toSeconds();
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    /**
     * What should happen to one rule, alert after alert. Immutable.
     *
     * <pre>{@code
     * PolicyTest.given(policy, Traffic.traffic("checkout").fromMinute(10).failing(Ratio.percent(20)))
     *         .rule("availability").on("checkout").opensAt(Duration.ofSeconds(670)).staysOpen()
     *         .rule("average response time at most 2 s").neverOpens();
     * }</pre>
     */
    public static final class Expectation {

        private final PolicyTest test;
        private final String rule;
        private final @Nullable String service;
        /** How many alerts were spoken of before the current one. */
        private final int next;

        private final @Nullable ReplayedAlert current;

        private Expectation(
                PolicyTest test, String rule, @Nullable String service, int next, @Nullable ReplayedAlert current) {
            this.test = test;
            this.rule = rule;
            this.service = service;
            this.next = next;
            this.current = current;
        }

        /**
         * Looks at one service only.
         *
         * @param name of the service
         * @return what is to be said about it
         */
        public Expectation on(String name) {
            return new Expectation(test, rule, Objects.requireNonNull(name, "name"), 0, null);
        }

        /**
         * Says that the next alert opens in a minute.
         *
         * @param minute since the start of the traffic
         * @return this, for what follows
         * @throws AssertionError when it does not
         */
        public Expectation opensInMinute(int minute) {
            String should = "open in minute " + minute;
            ReplayedAlert alert = nextAlert(should);
            check(should, alert.violation().openedAt(), Duration.ofMinutes(minute), Duration.ofMinutes(1));
            return new Expectation(test, rule, service, next + 1, alert);
        }

        /**
         * Says that the next alert opens at a time.
         *
         * @param time since the start of the traffic, a time of evaluation
         * @return this, for what follows
         * @throws AssertionError when it does not
         */
        public Expectation opensAt(Duration time) {
            String should = "open at " + clock(Traffic.START.plus(time));
            ReplayedAlert alert = nextAlert(should);
            check(should, alert.violation().openedAt(), time, Duration.ofNanos(1));
            return new Expectation(test, rule, service, next + 1, alert);
        }

        /**
         * Says that the alert that opened last resolves in a minute.
         *
         * @param minute since the start of the traffic
         * @return this, for what follows
         * @throws AssertionError when it does not
         */
        public Expectation resolvesInMinute(int minute) {
            String should = "resolve in minute " + minute;
            check(should, resolvedAt(should), Duration.ofMinutes(minute), Duration.ofMinutes(1));
            return this;
        }

        /**
         * Says that the alert that opened last resolves at a time.
         *
         * @param time since the start of the traffic, a time of evaluation
         * @return this, for what follows
         * @throws AssertionError when it does not
         */
        public Expectation resolvesAt(Duration time) {
            String should = "resolve at " + clock(Traffic.START.plus(time));
            check(should, resolvedAt(should), time, Duration.ofNanos(1));
            return this;
        }

        /**
         * Says that the alert that opened last is still open at the end of the traffic.
         *
         * @return this, for what follows
         * @throws AssertionError when it is not
         */
        public Expectation staysOpen() {
            if (!opened("stay open").isOpen()) {
                throw failure("stay open to the end, but resolved");
            }
            return this;
        }

        /**
         * Says that there is no alert of this rule.
         *
         * @return the test, for other rules
         * @throws AssertionError when there is one
         */
        public PolicyTest neverOpens() {
            if (!alerts().isEmpty()) {
                throw failure("never open");
            }
            return test;
        }

        /**
         * Says that there is no further alert of this rule.
         *
         * @return the test, for other rules
         * @throws AssertionError when there is one
         */
        public PolicyTest neverOpensAgain() {
            if (alerts().size() > next) {
                throw failure("open " + (next == 1 ? "once" : next + " times"));
            }
            return test;
        }

        /**
         * Looks at another rule.
         *
         * @param name of the rule
         * @return what is to be said about it
         * @throws IllegalArgumentException when there is no such rule
         */
        public Expectation rule(String name) {
            return test.rule(name);
        }

        /**
         * Looks at another rule.
         *
         * @param other rule of one of the policies
         * @return what is to be said about it
         * @throws IllegalArgumentException when there is no such rule
         */
        public Expectation rule(SlaRule other) {
            return test.rule(other);
        }

        private List<ReplayedAlert> alerts() {
            return test.timeline.alerts().stream()
                    .filter(alert -> alert.violation().rule().equals(rule))
                    .filter(alert ->
                            service == null || alert.violation().service().equals(service))
                    .toList();
        }

        private ReplayedAlert nextAlert(String should) {
            List<ReplayedAlert> alerts = alerts();
            if (alerts.size() <= next) {
                throw failure(should + (next == 0 ? ", but never opens" : ", but does not open again"));
            }
            return alerts.get(next);
        }

        private ReplayedAlert opened(String should) {
            if (current == null) {
                throw new IllegalStateException("say when the rule opens before it should " + should);
            }
            return current;
        }

        private Instant resolvedAt(String should) {
            return opened(should)
                    .violation()
                    .resolvedAt()
                    .orElseThrow(() -> failure(should + ", but is still open at the end"));
        }

        private void check(String should, Instant at, Duration from, Duration length) {
            Instant earliest = Traffic.START.plus(from);
            if (at.isBefore(earliest) || !at.isBefore(earliest.plus(length))) {
                throw failure(should + ", but does so at " + clock(at));
            }
        }

        private AssertionError failure(String should) {
            List<ReplayedAlert> alerts = alerts();
            String on = service == null ? "" : " on " + service;
            return new AssertionError("rule '" + rule + "'" + on + " should " + should + ". "
                    + (alerts.isEmpty() ? "It has no alerts; " + verdictAtEnd() : "Its alerts:\n" + lines(alerts)));
        }

        private String verdictAtEnd() {
            List<String> results = test.timeline.atEnd().results().stream()
                    .filter(result -> result.rule().name().equals(rule))
                    .filter(result -> service == null || result.service().equals(service))
                    .map(RuleResult::toString)
                    .toList();
            return results.isEmpty() ? "it was checked on no service" : "at the end: " + String.join("; ", results);
        }
    }
}
