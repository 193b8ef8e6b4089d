package io.github.slamonitor.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one service, counted by the cells of a {@link ReplayGrid} in whichever order they come. A request goes to one of
 * the newest rows if that is of its cell, else to a new one; rows of one cell are put together later, at the latest
 * when twice as many have gathered. So files in order, and a little out of order, are counted without a look-up, memory
 * grows with the number of cells that hold requests, and the result is the same for any order. Not thread-safe; each thread
 * counts into its own and they are {@linkplain #merge merged}.
 */
public final class ReplayCells {

    /** Later requests, from the year 6000 on, are left out: slots are numbered since the epoch in a long. */
    public static final long END_OF_TIME = 127_174_492_800_000_000L;

    /** A late request looks for its cell among so many rows, the newest. */
    private static final int NEAR = 6;

    private static final int FEWEST_TO_COMPACT = 1 << 16;
    private static final int RECORDS = 0;
    private static final int FAILURES = 1;
    private static final int SLOW = 2;

    private final ReplayGrid grid;
    private final TallyShape shape;
    private final int stride;
    private final boolean recent;
    private final @Nullable KeptRequests requests;

    /** The latest time in each row; of two rows, the one with the earlier is of an earlier cell, or of the same. */
    private long[] times = new long[16];

    private long[] sums = new long[16];
    private int[] counts;
    private int[] chains;
    private int size;

    private int row = -1;
    /** What of time the row is for; nothing at first. */
    private long from;

    private long end;
    private boolean inOrder = true;
    private int compactAt = FEWEST_TO_COMPACT;
    private long leftOut;

    /**
     * Nothing counted yet.
     *
     * @param shapes the windows that will be filled from this
     */
    public ReplayCells(ReplayGrid grid, Collection<WindowShape> shapes) {
        this.grid = grid;
        Set<Long> limits = new HashSet<>();
        boolean distribution = false;
        boolean lastRecords = false;
        for (WindowShape each : shapes) {
            for (long limit : each.tally().limitsInOrder()) {
                limits.add(limit);
            }
            distribution |= each.tally().distribution();
            lastRecords |= !each.recent().isEmpty();
        }
        this.shape = TallyShape.of(limits, distribution);
        this.recent = lastRecords;
        this.stride = SLOW + limits.size();
        this.counts = new int[16 * stride];
        this.requests = distribution || recent ? new KeptRequests(recent) : null;
        this.chains = new int[requests == null ? 0 : 16];
    }

    /**
     * Counts a request.
     *
     * @param timeMicros when it happened, in microseconds since the epoch
     * @param micros how long it took, in microseconds, from zero
     * @param successful whether it succeeded
     * @throws ArithmeticException when the sum of response times would pass 292,000 years
     */
    public void add(long timeMicros, long micros, boolean successful) {
        if ((timeMicros < from || timeMicros >= end) && !move(timeMicros)) {
            return;
        }
        int at = row * stride;
        if (counts[at + RECORDS] == Integer.MAX_VALUE) {
            append(timeMicros);
            at = row * stride;
        }
        sums[row] = Math.addExact(sums[row], micros);
        times[row] = Math.max(times[row], timeMicros);
        counts[at + RECORDS]++;
        if (!successful) {
            counts[at + FAILURES]++;
        }
        for (int i = 0; i < stride - SLOW && micros > shape.limit(i); i++) {
            counts[at + SLOW + i]++;
        }
        if (requests != null) {
            chains[row] = requests.add(chains[row], timeMicros, micros, successful);
        }
    }

    /** Makes the row of a time's cell the one that is counted into; false when the time is left out. */
    private boolean move(long timeMicros) {
        if (timeMicros >= END_OF_TIME) {
            leftOut++;
            return false;
        }
        from = grid.startOf(timeMicros);
        end = grid.endOf(timeMicros);
        for (int near = size - 1; near >= Math.max(0, size - NEAR); near--) {
            if (times[near] >= from && times[near] < end) {
                row = near;
                return true;
            }
        }
        append(timeMicros);
        return true;
    }

    private void append(long timeMicros) {
        if (size >= compactAt) {
            compact();
            compactAt = Math.max(FEWEST_TO_COMPACT, 2 * size);
        }
        if (size == times.length) {
            grow(size + (size >> 1));
        }
        inOrder &= size == 0 || times[size - 1] < timeMicros;
        times[size] = timeMicros;
        row = size++;
    }

    private void grow(int room) {
        times = Arrays.copyOf(times, room);
        sums = Arrays.copyOf(sums, room);
        counts = Arrays.copyOf(counts, Math.multiplyExact(room, stride));
        chains = requests == null ? chains : Arrays.copyOf(chains, room);
    }

    /** Sorts the rows by time and puts those of one cell together. */
    void compact() {
        if (inOrder) {
            return;
        }
        int[] order = RunSort.order(times, size);
        ReplayCells sorted = new ReplayCells(this, size);
        for (int old : order) {
            sorted.take(this, old, chains.length == 0 ? 0 : chains[old]);
        }
        times = sorted.times;
        sums = sorted.sums;
        counts = sorted.counts;
        chains = sorted.chains;
        size = sorted.size;
        inOrder = true;
        from = 0;
        end = 0;
    }

    /** Empty rows of the same kind that share the single requests. */
    private ReplayCells(ReplayCells other, int room) {
        this.grid = other.grid;
        this.shape = other.shape;
        this.stride = other.stride;
        this.recent = other.recent;
        this.requests = other.requests;
        this.times = new long[Math.max(1, room)];
        this.sums = new long[Math.max(1, room)];
        this.counts = new int[Math.max(1, room) * stride];
        this.chains = new int[requests == null ? 0 : Math.max(1, room)];
    }

    /** Adds a row of others to the last of these if it is of the same cell, else as a new one. */
    private void take(ReplayCells others, int other, int chain) {
        boolean same = size > 0 && others.times[other] >= from && others.times[other] < end;
        if (!same || !fits(others, other)) {
            if (!same) {
                from = grid.startOf(others.times[other]);
                end = grid.endOf(others.times[other]);
            }
            size++;
        }
        int to = size - 1;
        times[to] = others.times[other];
        sums[to] = Math.addExact(sums[to], others.sums[other]);
        for (int column = 0; column < stride; column++) {
            counts[to * stride + column] += others.counts[other * stride + column];
        }
        if (requests != null) {
            chains[to] = requests.join(chains[to], chain);
        }
    }

    private boolean fits(ReplayCells others, int other) {
        return (long) counts[(size - 1) * stride] + others.counts[other * stride] <= Integer.MAX_VALUE;
    }

    /**
     * Adds all that others counted, which are left as they are.
     *
     * @param others of the same grid and windows
     */
    public void merge(ReplayCells others) {
        if (others.size > 0) {
            int shift = requests != null && others.requests != null ? requests.addAll(others.requests) : 0;
            int together = Math.addExact(size, others.size);
            inOrder &= others.inOrder && (size == 0 || times[size - 1] < others.times[0]);
            grow(Math.max(times.length, together));
            System.arraycopy(others.times, 0, times, size, others.size);
            System.arraycopy(others.sums, 0, sums, size, others.size);
            System.arraycopy(others.counts, 0, counts, size * stride, others.size * stride);
            for (int i = 0; i < others.size && requests != null; i++) {
                chains[size + i] = others.chains[i] + shift;
            }
            size = together;
            from = 0;
            end = 0;
        }
        leftOut += others.leftOut;
    }

    /** {@return how many requests were counted} */
    public long records() {
        long records = 0;
        for (int i = 0; i < size; i++) {
            records += counts[i * stride + RECORDS];
        }
        return records;
    }

    /** {@return how many requests were left out, being of the year 6000 or later} */
    public long leftOut() {
        return leftOut;
    }

    /** {@return a time in the earliest cell, in microseconds since the epoch; {@link Long#MAX_VALUE} without requests} */
    public long earliest() {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            earliest = Math.min(earliest, times[i]);
        }
        return earliest;
    }

    /** {@return the time of the latest request, in microseconds since the epoch; {@link Long#MIN_VALUE} without any} */
    public long latest() {
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            latest = Math.max(latest, times[i]);
        }
        return latest;
    }

    /** What a cell counted, for windows of a shape whose limits are among those of these cells. */
    void copy(int cell, TallyShape into, Counts counted) {
        counted.clear();
        int at = cell * stride;
        counted.add(Counts.RECORDS, counts[at + RECORDS]);
        counted.add(Counts.FAILURES, counts[at + FAILURES]);
        counted.add(Counts.SUM, sums[cell]);
        for (int i = 0; i < into.limits(); i++) {
            counted.add(
                    Counts.SLOW + i,
                    counts[at + SLOW + (stride == SLOW + into.limits() ? i : shape.indexOf(into.limit(i)))]);
        }
    }

    int size() {
        return size;
    }

    long time(int cell) {
        return times[cell];
    }

    int chain(int cell) {
        return chains[cell];
    }

    @Nullable
    KeptRequests requests() {
        return requests;
    }
}
