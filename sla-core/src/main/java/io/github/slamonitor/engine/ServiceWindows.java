package io.github.slamonitor.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one service. Threads that record write to lanes, without locks; whoever evaluates moves what they left into
 * the slots of the windows, under this object's lock, and so does a thread with a late record.
 *
 * <p>Slots are numbered since the epoch: slot {@code i} of the finest window starts at {@code i x length / 60}, and falls into the
 * slot of a longer window that holds its start. A record belongs to the slot that was open when it was made, a late one to the
 * slot of its timestamp.
 */
public final class ServiceWindows {

    /** The finest window of a service that has no rolling one: a minute. */
    static final long DEFAULT_FINEST = 60_000_000;

    private static final long NEVER = Long.MIN_VALUE;

    /** Cleared before each use; making it anew for each service took a good part of an evaluation. */
    private static final ThreadLocal<BucketChanges> CHANGES = ThreadLocal.withInitial(BucketChanges::new);

    private final WindowShape shape;
    private final long finest;
    private final Window[] windows;
    private final Lanes lanes;

    private long openSlot;
    /** Where the open slot starts; read without the lock by writers, who at worst take the slot before or after. */
    private volatile long openFrom;

    private volatile long lastRecord = NEVER;
    /** The time of the latest record, moved by what does not count as silence. */
    private volatile long quietSince = NEVER;

    private boolean keeping = true;
    /** Whether no thread has lanes of its own any more: a monitor that does not tick asks for nothing that lasts. */
    private boolean sharing;
    /** Whether there are records whose distribution is not collected yet. */
    private boolean undistributed;

    private long counted;
    private long leftOut;
    private long changes;
    /** What was counted and not yet taken; null as long as nobody takes it. */
    private @Nullable Counts untaken;

    /**
     * Empty windows.
     *
     * @param shape what to count
     * @param nowMicros the time, in microseconds since the epoch
     */
    public ServiceWindows(WindowShape shape, long nowMicros) {
        this(shape, new Lanes(shape), nowMicros);
    }

    /**
     * Empty windows that are fed from some lanes.
     *
     * @param shape what to count
     * @param lanes of the same shape, and of no other windows
     * @param nowMicros the time, in microseconds since the epoch
     */
    public ServiceWindows(WindowShape shape, Lanes lanes, long nowMicros) {
        this.shape = shape;
        this.finest = shape.finest(DEFAULT_FINEST);
        this.lanes = lanes;
        this.windows = shape.windows().entrySet().stream()
                .map(window -> new Window(window.getKey(), finest, shape.tally().limits(), window.getValue()))
                .toArray(Window[]::new);
        openSlot(slotOf(nowMicros));
    }

    /**
     * Counts a request that happens now. Any thread.
     *
     * @param micros how long it took, in microseconds, from zero
     * @param failed 1 for a failed request, else 0
     */
    public void add(long micros, int failed) {
        lanes.add(micros, failed);
    }

    /**
     * Counts a request that happens now and that {@link Lanes#addAlone} did not count. Any thread.
     *
     * @param micros how long it took, in microseconds, from zero
     * @param failed 1 for a failed request, else 0
     */
    public void addOtherwise(long micros, int failed) {
        lanes.addOtherwise(micros, failed);
    }

    /**
     * Counts a request with a time of its own in the slot where it belongs; one of the future in the open slot. Waits for this
     * service's lock only when the request is late.
     *
     * @param timeMicros when it happened, in microseconds since the epoch
     * @param micros how long it took, in microseconds, from zero
     * @param failed 1 for a failed request, else 0
     * @return whether any window still reaches back to that time
     */
    public boolean addAt(long timeMicros, long micros, int failed) {
        if (timeMicros < openFrom) {
            return addLate(timeMicros, micros, failed);
        }
        seen(timeMicros);
        lanes.add(micros, failed);
        return true;
    }

    private void seen(long timeMicros) {
        if (timeMicros > lastRecord) {
            lastRecord = timeMicros;
        }
        if (timeMicros > quietSince) {
            quietSince = timeMicros;
        }
    }

    private synchronized boolean addLate(long timeMicros, long micros, int failed) {
        long slot = slotOf(timeMicros);
        Counts one = new Counts(shape.tally().limits());
        int band = 0;
        while (band < shape.tally().limits() && micros > shape.tally().limit(band)) {
            band++;
        }
        one.add(band, failed != 0, 1, micros);
        BucketChanges bucket = CHANGES.get();
        bucket.clear();
        bucket.add(Histogram.bucketOf(micros), 1);
        boolean covered = windows.length == 0;
        for (Window window : windows) {
            covered |= window.addLate(slot, one, bucket);
        }
        if (covered) {
            countLate(timeMicros, micros, failed);
            addUntaken(one);
        }
        return covered;
    }

    private void countLate(long timeMicros, long micros, int failed) {
        seen(timeMicros);
        RecentRecords recent = lanes.recent();
        if (recent != null) {
            recent.add(micros, failed);
        }
        counted++;
        changes++;
    }

    /**
     * Moves what was recorded since the last roll into the slot that was open, then opens the slot of now. One thread at a time.
     *
     * @param nowMicros the time, in microseconds since the epoch; an earlier one than before opens no slot
     * @param ticking whether rolls come every slot. If so, a gap of several slots means that this thread was held up, and the records
     *     are of now; if not, they are of the slot that was open, as their own times said
     * @param keepFromNow whether the requests from now on count; false leaves them out of every figure
     * @return the number of requests moved
     */
    public synchronized long roll(long nowMicros, boolean ticking, boolean keepFromNow) {
        long slot = Math.max(openSlot, slotOf(nowMicros));
        if (ticking && slot - openSlot > 2) {
            // Little was recorded meanwhile, since whatever held up this thread held up others; most of the
            // distribution is older.
            collectDistribution();
            openSlot(slot);
        }
        long records = collect();
        if (ticking && records > 0) {
            seen(nowMicros);
        }
        if (slot > openSlot || keeping != keepFromNow) {
            if (keeping != keepFromNow || endsDistributionSlot(slot)) {
                collectDistribution();
            }
            keeping = keepFromNow;
            lanes.keepRecent(keepFromNow);
            openSlot(slot);
        }
        if (!ticking && !sharing) {
            sharing = true;
            lanes.share();
        }
        return records;
    }

    /**
     * Counts the requests of one slot that were counted together elsewhere, and opens that slot. One thread at a time, and none that
     * records.
     *
     * @param timeMicros the latest of them, not in a slot before the open one
     * @param counts their sums, not kept
     * @param changed their response times; null where no window keeps a distribution
     */
    synchronized void addTogether(long timeMicros, Counts counts, @Nullable BucketChanges changed) {
        long slot = slotOf(timeMicros);
        if (slot > openSlot) {
            openSlot(slot);
        }
        seen(timeMicros);
        changes++;
        counted += counts.get(Counts.RECORDS);
        for (Window window : windows) {
            window.add(openSlot, counts);
            if (changed != null) {
                window.addDistribution(openSlot, changed);
            }
        }
    }

    /** Moves what was recorded since the last roll into the open slot; returns how many requests that were. */
    private long collect() {
        Counts delta = new Counts(shape.tally().limits());
        lanes.collectInto(delta);
        long records = delta.get(Counts.RECORDS);
        if (records == 0) {
            return 0;
        }
        changes++;
        undistributed = true;
        if (keeping) {
            counted += records;
            addUntaken(delta);
            for (Window window : windows) {
                window.add(openSlot, delta);
            }
        } else {
            leftOut += records;
        }
        return records;
    }

    private boolean endsDistributionSlot(long slot) {
        for (Window window : windows) {
            if (window.keepsDistribution() && window.slotOf(slot) != window.slotOf(openSlot)) {
                return true;
            }
        }
        return false;
    }

    /** Distributions are large, so they are collected only to be read, and when a slot of a window that keeps one ends. */
    private void collectDistribution() {
        if (undistributed) {
            undistributed = false;
            BucketChanges changes = CHANGES.get();
            changes.clear();
            lanes.collectDistribution(changes);
            if (keeping && !changes.isEmpty()) {
                for (Window window : windows) {
                    window.addDistribution(openSlot, changes);
                }
            }
        }
    }

    private void openSlot(long slot) {
        openSlot = slot;
        openFrom = -Math.floorDiv(-slot * finest, (long) Ring.SLOTS);
        for (Window window : windows) {
            window.advanceTo(slot);
        }
    }

    private long slotOf(long timeMicros) {
        return Math.floorDiv(timeMicros * Ring.SLOTS, finest);
    }

    /**
     * The figures of a rolling window up to the last roll.
     *
     * @param lengthMicros the length of one of the windows
     * @param offsetMicros added to the time of the latest record
     */
    public synchronized Tally tally(long lengthMicros, long offsetMicros) {
        for (Window window : windows) {
            if (window.length() == lengthMicros) {
                if (window.keepsDistribution()) {
                    collectDistribution();
                }
                return window.tally(shape.tally(), this, lastRecord(offsetMicros));
            }
        }
        throw new IllegalArgumentException("no window of this length is kept: lengthMicros=" + lengthMicros);
    }

    /**
     * The slots of a rolling window up to the last roll, oldest first.
     *
     * @param lengthMicros the length of one of the windows
     */
    public synchronized List<Slot> slots(long lengthMicros) {
        for (Window window : windows) {
            if (window.length() == lengthMicros) {
                return window.slots(shape.tally());
            }
        }
        throw new IllegalArgumentException("no window of this length is kept: lengthMicros=" + lengthMicros);
    }

    /**
     * {@return a look at a rolling window, up to the latest roll whenever it is read; for one thread that does all}
     *
     * @param lengthMicros the length of one of the windows
     */
    public WindowTotals totals(long lengthMicros) {
        for (Window window : windows) {
            if (window.length() == lengthMicros) {
                return new WindowTotals(window);
            }
        }
        throw new IllegalArgumentException("no window of this length is kept: lengthMicros=" + lengthMicros);
    }

    /** {@return when requests may next leave a window, in microseconds since the epoch; {@link Long#MAX_VALUE} when all are empty} */
    public synchronized long nextLeaving() {
        long next = Long.MAX_VALUE;
        for (Window window : windows) {
            if (window.total(Counts.RECORDS) > 0) {
                next = Math.min(next, ReplayGrid.slotStart(window.firstOfNextSlot(openSlot), finest));
            }
        }
        return next;
    }

    /**
     * The figures of the last records in the order in which they arrived.
     *
     * @param records the length of one of the windows over records
     * @param offsetMicros added to the time of the latest record
     */
    public synchronized Tally recent(int records, long offsetMicros) {
        RecentRecords recent = lanes.recent();
        if (recent == null) {
            throw new IllegalArgumentException("no window of records is kept: records=" + records);
        }
        return recent.tally(shape.tally(), records, lastRecord(offsetMicros));
    }

    private long lastRecord(long offsetMicros) {
        return lastRecord == NEVER ? NEVER : lastRecord + offsetMicros;
    }

    /**
     * {@return since when no request came, in microseconds since the epoch: the time of the latest request, or of {@link #watch}, moved
     * by what {@link #excuse} took out; {@link Long#MIN_VALUE} without any}
     *
     * @param offsetMicros added to the time
     */
    public long quietSince(long offsetMicros) {
        return quietSince == NEVER ? NEVER : quietSince + offsetMicros;
    }

    /**
     * Counts silence from a time on also when there is no request at all.
     *
     * @param timeMicros when, in microseconds since the epoch
     */
    public synchronized void watch(long timeMicros) {
        quietSince = Math.max(quietSince, timeMicros);
        changes++;
    }

    /**
     * Takes a time that has passed out of the silence since the latest request.
     *
     * @param micros how long nobody could expect requests
     * @param nowMicros the time, in microseconds since the epoch
     */
    public synchronized void excuse(long micros, long nowMicros) {
        if (quietSince != NEVER) {
            quietSince = Math.max(quietSince, Math.min(nowMicros, quietSince + micros));
            changes++;
        }
    }

    /** {@return the time of the latest record, in microseconds since the epoch; {@link Long#MIN_VALUE} without any} */
    public long lastRecordMicros() {
        return lastRecord;
    }

    /** {@return how many requests were recorded since the last roll; they are counted nowhere} */
    public synchronized long drain() {
        Counts drained = new Counts(shape.tally().limits());
        lanes.collectInto(drained);
        return drained.get(Counts.RECORDS);
    }

    private void addUntaken(Counts counts) {
        if (untaken != null) {
            for (int column = 0; column < counts.size(); column++) {
                untaken.add(column, counts.get(column));
            }
        }
    }

    /** Begins to count what {@link #take} takes. */
    public synchronized void keepUntaken() {
        if (untaken == null) {
            untaken = new Counts(shape.tally().limits());
        }
    }

    /** {@return what was counted since the last time, whatever the windows, up to the last roll; nothing before {@link #keepUntaken}} */
    public synchronized Tally take() {
        Counts taken = untaken == null ? new Counts(shape.tally().limits()) : untaken;
        Tally tally = new Tally(shape.tally(), taken.columns(), null, lastRecord);
        if (untaken != null) {
            untaken.clear();
        }
        return tally;
    }

    /** {@return how many requests were counted, and moved by a roll, since this object was made} */
    public synchronized long counted() {
        return counted;
    }

    /** {@return how many requests were left out, as told by a roll, since this object was made} */
    public synchronized long leftOut() {
        return leftOut;
    }

    /** {@return a number that changes with everything that {@link #writeTo} writes, but for the passing of time} */
    public synchronized long changes() {
        return changes;
    }

    /** {@return what is counted} */
    public WindowShape shape() {
        return shape;
    }

    /**
     * Writes everything up to now.
     *
     * @throws IOException when the output fails
     */
    public synchronized void writeTo(DataOutput out) throws IOException {
        collect();
        collectDistribution();
        out.writeLong(openSlot);
        out.writeLong(lastRecord);
        out.writeLong(quietSince);
        for (Window window : windows) {
            window.writeTo(out);
        }
        RecentRecords recent = lanes.recent();
        if (recent != null) {
            recent.writeTo(out);
        }
    }

    /**
     * Takes over what windows of the same shape wrote.
     *
     * @throws IOException when the input fails or is not of this shape
     */
    public synchronized void readFrom(DataInput in) throws IOException {
        openSlot = in.readLong();
        lastRecord = in.readLong();
        quietSince = in.readLong();
        for (Window window : windows) {
            window.readFrom(in);
        }
        RecentRecords recent = lanes.recent();
        if (recent != null) {
            recent.readFrom(in);
        }
        openSlot(openSlot);
    }
}
