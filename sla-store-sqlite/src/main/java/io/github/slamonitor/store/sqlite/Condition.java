package io.github.slamonitor.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a query asks for as SQL, with the values that stand for its question marks. */
final class Condition {

    private static final Set<ViolationState> OPEN = EnumSet.of(ViolationState.OPEN, ViolationState.ACKNOWLEDGED);

    private final List<String> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String index = "";

    static Condition of(ViolationQuery query) {
        Condition condition = new Condition();
        if (isOpenAlone(query)) {
            condition.parts.add("state in ('OPEN', 'ACKNOWLEDGED')"); // as the index has it
        }
        condition.names("state", query.states());
        condition.services(query.services());
        condition.in("policy", query.policies());
        condition.in("rule", query.rules());
        condition.names("kind", query.kinds());
        condition.names("severity", query.severities());
        query.endExclusive().ifPresent(end -> condition.add("opened_at < ?", end.toEpochMilli()));
        query.startInclusive()
                .ifPresent(start -> condition.add(
                        "case state when 'REPORTED' then opened_at else coalesce(resolved_at, 9e18) end >= ?",
                        start.toEpochMilli()));
        query.failureRateAtLeast()
                .ifPresent(least ->
                        condition.add("worst_failure_rate >= ?", least.value().doubleValue()));
        query.responseViolationRateAtLeast()
                .ifPresent(least -> condition.add(
                        "worst_response_violation_rate >= ?", least.value().doubleValue()));
        condition.choose(query);
        return condition;
    }

    /**
     * SQLite does not know that what is open is little. And two indexes serve what does not ask for services: to take one and the other would
     * have both read from the disk, which with a million violations takes a second.
     */
    private void choose(ViolationQuery query) {
        if (isOpenAlone(query)) {
            index = " indexed by violation_open";
        } else if (query.services().isEmpty() && query.order() != ViolationQuery.Order.SERVICE && !parts.isEmpty()) {
            index = " indexed by violation_by_opening";
        }
    }

    private static boolean isOpenAlone(ViolationQuery query) {
        return !query.states().isEmpty() && OPEN.containsAll(query.states());
    }

    /** Names are found by an index; a pattern is held against each service. */
    private void services(Collection<String> services) {
        List<String> names = services.stream().filter(name -> !isPattern(name)).toList();
        List<String> patterns = services.stream().filter(Condition::isPattern).toList();
        if (patterns.isEmpty()) {
            in("service", names);
            return;
        }
        List<String> choices = new ArrayList<>();
        patterns.forEach(pattern -> choices.add("service glob ?"));
        names.forEach(name -> choices.add("service = ?"));
        parts.add("(" + String.join(" or ", choices) + ")");
        patterns.forEach(pattern -> values.add(pattern.replace("[", "[[]")));
        values.addAll(names);
    }

    private static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    private void names(String column, Collection<? extends Enum<?>> choices) {
        in(column, choices.stream().map(Enum::name).toList());
    }

    private void in(String column, Collection<String> choices) {
        if (choices.size() == 1) {
            add(column + " = ?", choices.iterator().next());
        } else if (!choices.isEmpty()) {
            parts.add(column + " in (" + String.join(", ", Collections.nCopies(choices.size(), "?")) + ")");
            values.addAll(choices);
        }
    }

    private void add(String part, Object value) {
        parts.add(part);
        values.add(value);
    }

    /** The table and what to look for there, with a blank in front. */
    String fromWhere() {
        return " from violation" + index + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts));
    }

    /** Sets the values; returns the index of the next question mark. */
    int bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return values.size() + 1;
    }

    static String orderBy(ViolationQuery.Order order, boolean descending) {
        String direction = descending ? " desc" : " asc";
        String column = switch (order) {
            case OPENED -> "opened_at";
            case RESOLVED -> "coalesce(resolved_at, 9e18)";
            case SEVERITY -> "case severity when 'INFO' then 0 when 'WARNING' then 1 else 2 end";
            case SERVICE -> "service";
            case RULE -> "rule";
            case FAILURE_RATE -> "coalesce(worst_failure_rate, -1)";
            case RESPONSE_VIOLATION_RATE -> "coalesce(worst_response_violation_rate, -1)";
        };
        // Asked for twice, a column is not taken from the index.
        String opened = order == ViolationQuery.Order.OPENED ? "" : ", opened_at" + direction;
        return " order by " + column + direction + opened + ", number" + direction;
    }
}
