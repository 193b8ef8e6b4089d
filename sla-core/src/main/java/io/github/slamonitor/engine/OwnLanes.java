package io.github.slamonitor.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of a service that a thread each has for itself. A thread keeps its lane until it ends; then another may go on where it
 * stopped. Whoever calls holds the lock of this object, unless it says otherwise.
 */
final class OwnLanes {

    private final int words;
    private final boolean distribution;
    private final int most;
    private OwnLane[] lanes = {};
    /** Whether a lane waits for a thread, as the first one does from the start; asked without the lock. */
    private volatile boolean vacant;
    /** Whether a thread that meets a crowded word may get a lane; asked without the lock. */
    private volatile boolean open;

    private boolean closed;

    OwnLanes(int words, boolean distribution, int most) {
        this.words = words;
        this.distribution = distribution;
        this.most = most;
        this.open = most > 0;
        this.vacant = open;
    }

    /** Whether it is worth trying to {@link #claim} a lane. Without the lock. */
    boolean hasOne(boolean crowded) {
        return crowded ? open : vacant;
    }

    int size() {
        return lanes.length;
    }

    /** Gives a thread a lane, if there is one to be had; makes another one only if the shared one is crowded. */
    void claim(Thread thread, boolean crowded) {
        if (closed || indexOf(thread) >= 0) {
            return;
        }
        OwnLane lane = free();
        if (lane == null && (lanes.length == 0 || (crowded && lanes.length < most))) {
            lane = new OwnLane(words, distribution);
            lanes = Arrays.copyOf(lanes, lanes.length + 1);
            lanes[lanes.length - 1] = lane;
        }
        if (lane != null) {
            lane.own(thread);
        }
        vacant = free() != null;
        open = vacant || lanes.length < most;
    }

    private @Nullable OwnLane free() {
        for (OwnLane lane : lanes) {
            if (lane.isFree()) {
                return lane;
            }
        }
        return null;
    }

    private int indexOf(Thread thread) {
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i].owner() == thread) {
                return i;
            }
        }
        return -1;
    }

    /** The lane of a thread that has one. */
    OwnLane of(Thread thread) {
        return lanes[indexOf(thread)];
    }

    /** Moves all that was counted into some counts; returns whether a lane has become free. */
    boolean collectInto(Counts counts) {
        boolean freed = false;
        for (OwnLane lane : lanes) {
            boolean owned = lane.owner() != null;
            freed |= lane.isFree() && owned;
            lane.collectInto(counts);
        }
        if (freed && !closed) {
            vacant = true;
            open = true;
        }
        return freed;
    }

    void collectDistribution(BucketChanges changes) {
        for (OwnLane lane : lanes) {
            lane.collectDistribution(changes);
        }
    }

    /** Gives no lane to anybody any more. The threads that have one may still be adding to it. */
    void close() {
        closed = true;
        open = false;
        vacant = false;
    }

    /** The lane with a number; null if no thread has it. */
    @Nullable
    OwnLane get(int number) {
        return closed || number >= lanes.length || lanes[number].owner() == null ? null : lanes[number];
    }

    /** The threads that write the lanes from a number on, each followed by its words and its counts of response times. */
    Object[] from(int number) {
        List<@Nullable Object> triples = new ArrayList<>();
        for (int i = number; i < lanes.length && !closed; i++) {
            Thread thread = lanes[i].owner();
            if (thread != null) {
                triples.add(thread);
                triples.add(lanes[i].words());
                triples.add(lanes[i].counts());
            }
        }
        return triples.toArray();
    }
}
