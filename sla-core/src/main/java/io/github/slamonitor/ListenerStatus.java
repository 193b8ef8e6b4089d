package io.github.slamonitor;

import java.util.Optional;

/**
 * How deliveries to one listener go. Counts are since the start of the monitor. Immutable.
 *
 * <pre>{@code
 * for (ListenerStatus status : monitor.health().listeners()) {
 *     status.lastError().ifPresent(error -> System.out.println(status.name() + " cannot be reached: " + error));
 * }
 * }</pre>
 *
 * @param name the listener's name
 * @param queued rounds that wait in memory, the one being delivered included
 * @param delivered rounds that the listener took
 * @param failedAttempts attempts that threw or took too long
 * @param givenUp rounds that will not be delivered: refused for good, or tried for too long
 * @param overflowed rounds that found the queue full: they wait in the store or, without one, are merged into one round
 * @param abandonedThreads threads that are stuck in a call to the listener now, although they were interrupted
 * @param suspended whether so many threads are stuck that no further call is made until one of them returns
 * @param lastError why the latest attempt failed; empty when it did not, or there was none
 */
public record ListenerStatus(
        String name,
        int queued,
        long delivered,
        long failedAttempts,
        long givenUp,
        long overflowed,
        int abandonedThreads,
        boolean suspended,
        Optional<String> lastError) {}
