package io.github.slamonitor.benchmarks.live;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many services requests are spread over. */
@State(Scope.Benchmark)
public class ServiceCount {

    /** From one hot service to as many as a large installation has. */
    @Param({"1", "1000"})
    public int services;

    /** The names of so many services. */
    static String[] names(int services) {
        return IntStream.range(0, services)
                .mapToObj(service -> "service-" + service)
                .toArray(String[]::new);
    }
}
