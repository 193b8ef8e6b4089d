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
    /** Whether a thread may get a lane; asked without the lock. */
    private volatile boolean open;

    private boolean closed;

    OwnLanes(int words, boolean distribution, int most) {
        this.words = words;
        this.distribution = distribution;
        this.most = most;
        this.open = most > 0;
    }

    /** Whether it is worth trying to {@link #claim} a lane. Without the lock. */
    boolean isOpen() {
        return open;
    }

    int size() {
        return lanes.length;
    }

    /** Gives a thread a lane, if there is one to be had. */
    void claim(Thread thread, Coverage coverage) {
        if (closed || indexOf(thread) >= 0) {
            return;
        }
        for (OwnLane lane : lanes) {
            if (lane.isFree()) {
                lane.own(thread);
                return;
            }
        }
        if (lanes.length == most) {
            open = false;
            return;
        }
        OwnLane lane = new OwnLane(words, distribution ? coverage : null);
        lane.own(thread);
        lanes = Arrays.copyOf(lanes, lanes.length + 1);
        lanes[lanes.length - 1] = lane;
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
        open |= freed && !closed;
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
    }

    /** The thread that writes the first lane; null if there is none. */
    @Nullable
    Thread firstOwner() {
        return closed || lanes.length == 0 ? null : lanes[0].owner();
    }

    /** The first lane; null if there is none. */
    @Nullable
    OwnLane first() {
        return lanes.length == 0 ? null : lanes[0];
    }

    /** The threads that write the other lanes, each followed by its words and its counts of response times. */
    Object[] others() {
        List<@Nullable Object> triples = new ArrayList<>();
        for (int i = 1; i < lanes.length && !closed; i++) {
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
