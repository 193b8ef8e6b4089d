package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Severity;
import io.github.slamonitor.store.sqlite.SqliteStoreException;
import io.github.slamonitor.store.sqlite.ViolationFilters;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what violations can be filtered by. */
final class FiltersHandler implements Route.Handler {

    private static final Logger log = LoggerFactory.getLogger(FiltersHandler.class);

    private static final int MOST_SERVICES = 2000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);
    private static final Duration QUICK = Duration.ofMillis(100);

    private final StatusSource source;
    private final ViolationHistory history;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Kept kept;

    FiltersHandler(StatusSource source, ViolationHistory history) {
        this.source = source;
        this.history = history;
        readInBackground();
    }

    /** What was read, when, and how long that took. */
    private record Kept(ViolationFilters filters, long atNanos, long tookNanos) {}

    /** What takes long, as with a million violations, is kept: when it is old it is answered once more while it is read anew. */
    private ViolationFilters filters() {
        Kept last = kept;
        if (last == null || last.tookNanos < QUICK.toNanos()) {
            return read();
        }
        if (System.nanoTime() - last.atNanos > KEPT_FOR.toNanos()) {
            readInBackground();
        }
        return last.filters;
    }

    private ViolationFilters read() {
        long begin = System.nanoTime();
        ViolationFilters filters = history.filters();
        long now = System.nanoTime();
        kept = new Kept(filters, now, now - begin);
        return filters;
    }

    private void readInBackground() {
        if (reading.compareAndSet(false, true)) {
            Thread thread = new Thread(this::readAlone, "sla-http-filters");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void readAlone() {
        try {
            read();
        } catch (SqliteStoreException e) {
            log.warn("cannot read what to filter by: {}", e.getMessage());
        } finally {
            reading.set(false);
        }
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        ViolationFilters filters = filters();
        Set<String> services = new TreeSet<>(filters.services());
        source.snapshot().byName().forEach(line -> services.add(line.service()));
        List<String> shown = services.stream().limit(MOST_SERVICES).toList();
        return Reply.json(json -> json.object(() -> json.texts("services", shown)
                .array("kinds", filters.kinds(), kind -> write(json, kind))
                .array("severities", List.of(Severity.values()), severity -> json.value(severity.name()))
                .array("states", List.of(ViolationState.values()), state -> json.value(state.name()))
                .texts("policies", filters.policies())
                .array(
                        "rules",
                        filters.rules(),
                        rule -> json.object(
                                () -> json.text("policy", rule.policy()).text("rule", rule.rule())))));
    }

    private static void write(JsonWriter json, Indicator.Kind kind) {
        json.object(() -> json.text("kind", kind).text("label", KindNames.of(kind)));
    }
}
