package io.github.slamonitor.benchmarks.live;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Another library, set up as its users do, with a recorder for each service that is looked up once. */
@State(Scope.Benchmark)
public abstract class Peer {

    /** Before the measurement. */
    long recordsBefore;

    /**
     * Opens the library and proves that it keeps what it is compared for.
     *
     * @param count how many services there are
     */
    @Setup
    public void setUp(ServiceCount count) {
        open(ServiceCount.names(count.services));
        for (int request : Requests.table()) {
            record(0, request);
        }
        check();
        recordsBefore = records();
    }

    /** Fails unless requests arrived. */
    @TearDown
    public void tearDown() {
        Expect.that(getClass().getSimpleName() + " has kept what was measured", records() > recordsBefore);
    }

    /** Makes a recorder for each service. */
    abstract void open(String[] names);

    /** Records a request. Any thread. */
    abstract void record(int service, int request);

    /** Fails unless the figures of the first service are those of the {@linkplain Requests#table table} recorded once. */
    abstract void check();

    /** How many requests of the first service are kept. */
    abstract long records();
}
