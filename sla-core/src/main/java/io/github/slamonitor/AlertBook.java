package io.github.slamonitor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All alerts of a monitor. Only those with something to remember are kept, so that a rule which is met, as nearly all are, costs
 * one look into a map and no memory. Thread-safe; evaluations have to come in the order of their times. Whoever asks for the status of
 * an alert waits for none of them: evidence may come from an indicator of the user's own, which may hang.
 */
final class AlertBook {

    private static final Logger LOG = LoggerFactory.getLogger(AlertBook.class);
    private static final byte[] FORGOTTEN = {};

    private final Map<String, List<Entry>> byService = new ConcurrentHashMap<>();
    private final Map<String, byte[]> unsaved = new HashMap<>();
    private final Function<RuleResult, Evidence> evidence;
    private final boolean stored;

    /** The alerts of a monitor, which stores them. */
    AlertBook() {
        this(Evidence::of, true);
    }

    /**
     * No alerts so far.
     *
     * @param evidence where the evidence of what is told comes from
     * @param stored whether changes are to be written to bytes
     */
    AlertBook(Function<RuleResult, Evidence> evidence, boolean stored) {
        this.evidence = evidence;
        this.stored = stored;
    }

    /** The alert of a key as it is now. */
    private static final class Entry {
        private final AlertKey key;
        private volatile Alert alert;
        /** As of the last evaluation; null before the first one. */
        private volatile @Nullable SlaRule rule;
        /** Whether alerts that depend on this one are kept back. */
        private volatile boolean active;

        Entry(AlertKey key, Alert alert) {
            this.key = key;
            this.alert = alert;
        }
    }

    /**
     * Takes in a round of evaluation.
     *
     * @param results each rule and service at most once
     * @param now time that only ever goes on, in microseconds, and that after a restart goes on from where {@link #restore} put it
     * @param muting the time that is shown, and what is not told then
     */
    synchronized AlertRound evaluate(List<RuleResult> results, long now, Muting muting) {
        List<Transition> transitions = new ArrayList<>();
        List<RuleResult> dependent = List.of();
        for (RuleResult result : results) {
            Entry entry = find(result.policy(), result.rule().name(), result.service());
            if (entry == null && result.verdict() == Verdict.VIOLATED) {
                entry = add(AlertKey.of(result), Alert.INACTIVE);
            }
            if (entry != null) {
                entry.rule = result.rule();
                if (result.rule().inhibitors().isEmpty()) {
                    evaluate(entry, result, now, muting, transitions);
                    entry.active = entry.alert.episode() != null;
                } else {
                    entry.active = entry.alert.activeAfter(result, now);
                    dependent = dependent.isEmpty() ? new ArrayList<>() : dependent;
                    dependent.add(result);
                }
            }
        }
        evaluateDependent(dependent, now, muting, transitions);
        return round(transitions);
    }

    /** What inhibits is looked at as it is after this evaluation: of a cause and its effect in one round, the cause alone is told. */
    private void evaluateDependent(List<RuleResult> results, long now, Muting muting, List<Transition> transitions) {
        for (RuleResult result : results) {
            Entry entry = find(result.policy(), result.rule().name(), result.service());
            if (entry != null) {
                evaluate(entry, result, now, muting, transitions);
            }
        }
    }

    private @Nullable Entry inhibitor(Entry target) {
        SlaRule rule = target.rule;
        if (rule == null || rule.inhibitors().isEmpty()) {
            return null;
        }
        return rule.inhibitors().stream()
                .flatMap(inhibitor -> possibleSources(inhibitor, target.key.service())
                        .filter(source -> inhibits(inhibitor, source, rule, target)))
                .findFirst()
                .orElse(null);
    }

    /** Of one service if the inhibitor is about one: in an incident thousands of alerts may have a cause each. */
    private Stream<Entry> possibleSources(Inhibitor inhibitor, String inhibited) {
        String service = inhibitor.service().orElse(inhibited);
        return inhibitor.service().isEmpty() || new ServicePattern(service).isLiteral()
                ? byService.getOrDefault(service, List.of()).stream()
                : byService.values().stream().flatMap(List::stream);
    }

    private static boolean inhibits(Inhibitor inhibitor, Entry source, SlaRule rule, Entry target) {
        return source.active
                && source.rule != null
                && Inhibition.inhibits(inhibitor, source.rule, source.key.service(), rule, target.key.service());
    }

    private void evaluate(Entry entry, RuleResult result, long now, Muting muting, List<Transition> transitions) {
        boolean muted = muting.mutes(entry.key.service(), entry.key.rule()) || inhibitor(entry) != null;
        Alert.Step step = entry.alert.evaluate(result, now, muting.at(), muted, evidence);
        if (step.told() != null) {
            transitions.add(step.told());
        }
        if (step.alert().forgettable(result.rule(), now)) {
            forget(entry);
        } else if (!stored || !step.alert().equals(entry.alert)) {
            change(entry, step.alert());
        }
    }

    /**
     * Ends the reminders of an open violation. The change is stored with the next round, or by {@link #takeUnsaved}.
     *
     * @return whether there is such a violation
     */
    synchronized boolean acknowledge(String violationId, Acknowledgement by) {
        for (List<Entry> entries : byService.values()) {
            for (Entry entry : entries) {
                Episode episode = entry.alert.episode();
                if (episode != null && episode.violation().id().equals(violationId)) {
                    change(entry, entry.alert.acknowledged(by));
                    return true;
                }
            }
        }
        return false;
    }

    /** The alert of a rule on a service as it is now. */
    AlertStatus status(AlertKey key, Muting muting) {
        Entry entry = find(key.policy(), key.rule(), key.service());
        Alert alert = entry == null ? Alert.INACTIVE : entry.alert;
        Entry inhibitor = entry == null || entry.alert.isQuiet() ? null : inhibitor(entry);
        return alert.status(
                muting.mutes(key.service(), key.rule()), inhibitor == null ? null : inhibitor.key.toString());
    }

    /** What the alert that a result is about would make of further results like it, at any time before it is due. */
    synchronized Outlook outlook(RuleResult result) {
        Entry entry = find(result.policy(), result.rule().name(), result.service());
        if (entry == null) {
            return Outlook.NOTHING_WHILE_MET;
        }
        return entry.alert.isSteady(result.rule()) ? Outlook.NOTHING_WHILE_VIOLATED : Outlook.SOMETHING;
    }

    /** Which results would not change an alert. */
    enum Outlook {
        /** Those that are not violated: there is no alert. */
        NOTHING_WHILE_MET,
        /** Those that are violated: it is open, and told. */
        NOTHING_WHILE_VIOLATED,
        /** Any may. */
        SOMETHING
    }

    /**
     * When one of the alerts that results are about may go on although the figures stay as they are, but for reminders.
     *
     * @param now as of the evaluation that the results are of
     * @return after now; {@link Long#MAX_VALUE} for never
     */
    synchronized long due(List<RuleResult> results, long now) {
        long due = Long.MAX_VALUE;
        for (RuleResult result : results) {
            Entry entry = find(result.policy(), result.rule().name(), result.service());
            if (entry != null) {
                due = Math.min(due, Math.max(now + 1, entry.alert.due(result.rule(), now)));
            }
        }
        return due;
    }

    /** The services with an alert that is not over: they have to be evaluated even when no request of theirs is known. */
    synchronized Set<String> services() {
        return new TreeSet<>(byService.keySet());
    }

    /**
     * Takes in what an earlier run has stored. What cannot be read is logged and forgotten.
     *
     * @param states the alerts by key
     * @param pause how much the engine's clock went on, in microseconds, without an evaluation: it counts neither as violated nor
     *     as met; 0 to count it, negative where the clock is behind the one of the earlier run
     * @param now the engine's time: what is stored with a later one is taken to be of now
     */
    synchronized void restore(Map<String, byte[]> states, long pause, long now) {
        states.forEach((key, bytes) -> {
            try {
                restore(AlertKey.decode(key), Alert.fromBytes(bytes), pause, now);
            } catch (IllegalArgumentException e) {
                LOG.error("The alert '{}' is lost, its end will not be told: {}", key, e.getMessage());
                unsaved.put(key, FORGOTTEN);
            }
        });
    }

    private void restore(AlertKey key, Alert stored, long pause, long now) {
        Entry entry = add(key, stored);
        Alert moved = stored.moved(pause, now);
        if (!moved.equals(stored)) {
            change(entry, moved);
        }
    }

    /**
     * Ends the alerts that no evaluation will come back to: their rule is not in the policies any more, does not apply to their service
     * any more, or the service is one too many to be told apart.
     *
     * @param known whether a service is looked at by itself
     */
    synchronized AlertRound resolveUnchecked(Collection<SlaPolicy> policies, Predicate<String> known, Muting muting) {
        List<Transition> transitions = new ArrayList<>();
        for (Entry entry : entries(key -> !key.isCheckedBy(policies) || !known.test(key.service()))) {
            String why = entry.key.isCheckedBy(policies)
                    ? "there are too many services to check this one"
                    : "no rule of policy '" + entry.key.policy() + "' for this service any more";
            Episode episode = entry.alert.episode();
            Transition told = episode == null ? null : episode.abandoned(why, muting.at());
            if (told != null) {
                transitions.add(told);
            }
            forget(entry);
        }
        return round(transitions);
    }

    private List<Entry> entries(Predicate<AlertKey> which) {
        return byService.values().stream()
                .flatMap(List::stream)
                .filter(entry -> which.test(entry.key))
                .toList();
    }

    private @Nullable Entry find(String policy, String rule, String service) {
        List<Entry> entries = byService.get(service);
        if (entries != null) {
            for (Entry entry : entries) {
                if (entry.key.rule().equals(rule) && entry.key.policy().equals(policy)) {
                    return entry;
                }
            }
        }
        return null;
    }

    private Entry add(AlertKey key, Alert alert) {
        Entry entry = new Entry(key, alert);
        byService
                .computeIfAbsent(key.service(), service -> new CopyOnWriteArrayList<>())
                .add(entry);
        return entry;
    }

    private void change(Entry entry, Alert alert) {
        entry.alert = alert;
        if (stored) {
            unsaved.put(entry.key.encode(), alert.toBytes());
        }
    }

    private void forget(Entry entry) {
        if (stored) {
            unsaved.put(entry.key.encode(), FORGOTTEN);
        }
        byService.computeIfPresent(entry.key.service(), (service, entries) -> {
            entries.remove(entry);
            return entries.isEmpty() ? null : entries;
        });
    }

    /** The alerts to store that changed since the last round, such as by an acknowledgement; for a monitor that stops. */
    synchronized Map<String, byte[]> takeUnsaved() {
        if (unsaved.isEmpty()) {
            return Map.of();
        }
        Map<String, byte[]> taken = new HashMap<>(unsaved);
        unsaved.clear();
        return taken;
    }

    private AlertRound round(List<Transition> transitions) {
        return new AlertRound(transitions, takeUnsaved());
    }
}
