package io.github.slamonitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rounds that wait for one listener, oldest first, never more than fit. What finds no room is left in the store, to be read
 * from there when all before it is delivered; what is in no store is merged into one round. Guarded by the lock of its queue.
 */
final class WaitingRounds {

    /** Where a round went. */
    enum Place {
        QUEUE,
        STORE,
        MERGED
    }

    private final int capacity;
    private final Deque<WaitingRound> rounds = new ArrayDeque<>();
    private final MergedRounds merged = new MergedRounds();
    private boolean moreInStore;
    private boolean storeUnreadable;

    WaitingRounds(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a round, which a store keeps or not. */
    Place add(Round round, boolean kept, long now) {
        boolean othersFirst = !merged.isEmpty() || (moreInStore && !storeUnreadable);
        if (rounds.size() < capacity && !othersFirst) {
            rounds.addLast(new WaitingRound(round, now));
            return Place.QUEUE;
        }
        if (kept) {
            moreInStore = true;
            return Place.STORE;
        }
        merged.add(round);
        return Place.MERGED;
    }

    /** Takes what was read from the store, at most {@link #capacity} rounds, into the empty queue. */
    void addFromStore(List<Round> read, boolean more, long now) {
        read.forEach(round -> rounds.addLast(new WaitingRound(round, now)));
        moreInStore = more;
        storeUnreadable = false;
    }

    /** Remembers that rounds are in the store but could not be read: newer ones do not wait for them. */
    void unreadable() {
        moreInStore = true;
        storeUnreadable = true;
    }

    void removeFirst(long now) {
        rounds.removeFirst();
        if (!merged.isEmpty()) {
            rounds.addLast(new WaitingRound(merged.take(), now));
        }
    }

    @Nullable
    WaitingRound first() {
        return rounds.peekFirst();
    }

    boolean isEmpty() {
        return rounds.isEmpty();
    }

    /** How many wait in memory, those that were merged as one. */
    int size() {
        return rounds.size() + (merged.isEmpty() ? 0 : 1);
    }

    int capacity() {
        return capacity;
    }

    boolean moreInStore() {
        return moreInStore;
    }

    /** Whether the next round would find no room. */
    boolean overflowing() {
        return moreInStore || !merged.isEmpty() || rounds.size() >= capacity;
    }
}
