package io.github.slamonitor.examples;

/**
 * A time in which a service does badly.
 *
 * @param name what it is, in words
 * @param from when it begins, as a share of the whole time from 0 to 1
 * @param until when it is over
 * @param slowdown what response times are multiplied by
 * @param failureShare the share of requests that fail meanwhile
 */
record Incident(String name, double from, double until, double slowdown, double failureShare) {

    boolean isOn(double moment) {
        return moment >= from && moment < until;
    }
}
