package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service of a replay. Most of its rules need nothing but their own value, and are replayed quickly; the others are checked as in a
 * monitor, and their alerts are in a book. One thread at a time.
 */
final class ReplayedService {

    private final String name;
    private final boolean allByBook;
    private final ServiceChecks checks;
    private final QuickService quick;
    private final @Nullable BookedService booked;

    /**
     * A service before all requests.
     *
     * @param allByBook whether no rule is replayed quickly, such as when an alert may keep another from being told
     */
    ReplayedService(String name, ReplayRecords records, List<SlaPolicy> policies, boolean allByBook) {
        this.name = name;
        this.allByBook = allByBook;
        this.checks = ServiceChecks.of(name, policies);
        List<Check> quickly = new ArrayList<>();
        List<Check> byBook = new ArrayList<>();
        for (Check check : checks.all()) {
            (isQuick(check) ? quickly : byBook).add(check);
        }
        boolean named = false;
        for (SlaPolicy policy : policies) {
            named |= policy.namedServices().contains(name);
        }
        long first = named
                ? records.start() + records.grid().interval()
                : records.grid().evaluationAfter(records.cells(name).earliest());
        this.quick = new QuickService(name, checks.only(quickly), records, first);
        this.booked = byBook.isEmpty() ? null : new BookedService(name, checks.only(byBook), records, first, named);
    }

    private boolean isQuick(Check check) {
        return !allByBook && QuickAlert.covers(check.rule());
    }

    /** The rules that are replayed quickly. */
    QuickService quick() {
        return quick;
    }

    /** All others; null when there are none. */
    @Nullable
    BookedService booked() {
        return booked;
    }

    String name() {
        return name;
    }

    /** What the last evaluation found, in the order of policies and rules. */
    List<LastResult> atEnd() {
        Iterator<LastResult> ofQuick = quick.atEnd().iterator();
        Iterator<LastResult> ofBooked =
                booked == null ? Collections.emptyIterator() : booked.atEnd().iterator();
        List<LastResult> results = new ArrayList<>();
        for (Check check : checks.all()) {
            results.add(isQuick(check) ? ofQuick.next() : ofBooked.next());
        }
        return results;
    }
}
