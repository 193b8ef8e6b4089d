package io.github.slamonitor.benchmarks.live;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The requests of one thread: a random service each, and the next response time. Costs the same in every benchmark. Tells also
 * what the thread itself allocates; the profiler of JMH adds what threads in the background do.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Load {

    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;

    /** Bytes that this thread allocated for each request, in the last iteration. */
    public double threadBytes;

    /** A cache line, so that two threads do not write to the same one. */
    @SuppressWarnings("unused")
    private long gap1, gap2, gap3, gap4, gap5, gap6, gap7, gap8;

    private final int[] requests = Requests.table();
    private long random;
    private int position;
    private int services;
    private long bytesBefore;
    private int positionBefore;

    /**
     * Begins at a place of the thread's own.
     *
     * @param count how many services there are
     */
    @Setup
    public void setUp(ServiceCount count) {
        begin(count.services);
    }

    /** Begins to count bytes. */
    @Setup(Level.Iteration)
    public void beginIteration() {
        positionBefore = position;
        bytesBefore = Allocation.bytes();
    }

    /** Ends to count bytes. */
    @TearDown(Level.Iteration)
    public void endIteration() {
        threadBytes = (double) (Allocation.bytes() - bytesBefore) / (position - positionBefore);
    }

    void begin(int numberOfServices) {
        services = numberOfServices;
        random = Thread.currentThread().getId() * MULTIPLIER;
        position = (int) (random >>> 40);
    }

    /** The index of a service. */
    int service() {
        random = random * MULTIPLIER + INCREMENT;
        return (int) (((random >>> 33) * services) >>> 31);
    }

    /** A request, to be read with {@link Requests}. */
    int request() {
        return requests[position++ & (Requests.COUNT - 1)];
    }
}
