package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one evaluation measured. The counts are those of the requests since the evaluation before, whatever the windows of the rules, so
 * that they can be added up over any period. Immutable.
 *
 * <pre>{@code
 * MetricHistory history = round -> {
 *     long requests = round.services().stream().mapToLong(MeasuredService::records).sum();
 *     System.out.println(requests + " requests from " + round.from() + " to " + round.at());
 * };
 * }</pre>
 *
 * @param id a name of its own
 * @param from when the evaluation before took place, or the monitor started
 * @param at when the evaluation took place
 * @param services every service with requests since the evaluation before, or with a rule that has a value
 */
public record MeasuredRound(String id, Instant from, Instant at, List<MeasuredService> services) {

    /**
     * Copies the list.
     *
     * @param id a name of its own
     * @param from when the evaluation before took place
     * @param at when the evaluation took place
     * @param services the figures of each service
     */
    public MeasuredRound {
        services = List.copyOf(services);
    }

    /**
     * {@return this round and the next as one} Counts are added; of the values, the later ones stay.
     *
     * @param next the round that follows this one
     */
    public MeasuredRound then(MeasuredRound next) {
        Map<String, MeasuredService> joined = new LinkedHashMap<>();
        services.forEach(service -> joined.put(service.service(), service));
        next.services.forEach(service -> joined.merge(service.service(), service, MeasuredService::then));
        return new MeasuredRound(next.id, from, next.at, new ArrayList<>(joined.values()));
    }
}
