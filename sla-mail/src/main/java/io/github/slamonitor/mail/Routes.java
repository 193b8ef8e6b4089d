package io.github.slamonitor.mail;

import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told of what: the first rule that a violation meets, else the recipients for the rest. Immutable. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    /** Which violations go to whom. */
    record Rule(Predicate<Violation> condition, Recipients recipients) {}

    private final List<Rule> rules;
    private final Recipients others;

    Routes(List<Rule> rules, Recipients others) {
        this.rules = List.copyOf(rules);
        this.others = others;
    }

    /** Everyone who may ever get a mail, each group once. */
    List<Recipients> groups() {
        List<Recipients> groups = new ArrayList<>();
        rules.forEach(rule -> groups.add(rule.recipients()));
        groups.add(others);
        return groups.stream().distinct().toList();
    }

    /** Transitions by who is told of them. */
    Map<Recipients, List<Transition>> split(List<Transition> transitions) {
        Map<Recipients, List<Transition>> split = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            split.computeIfAbsent(of(transition.violation()), group -> new ArrayList<>())
                    .add(transition);
        }
        return split;
    }

    private Recipients of(Violation violation) {
        for (Rule rule : rules) {
            if (meets(rule, violation)) {
                return rule.recipients();
            }
        }
        return others;
    }

    private static boolean meets(Rule rule, Violation violation) {
        try {
            return rule.condition().test(violation);
        } catch (RuntimeException e) { // foreign code: telling the others is better than telling nobody
            LOG.warn("the condition for mails to {} failed, the next one decides", rule.recipients(), e);
            return false;
        }
    }
}
