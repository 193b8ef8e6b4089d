package io.github.slamonitor.benchmarks.live;

/** What records a request, how it is called in the table, and what must be known to compare it. */
enum Contender {
    FLOOR("RecordBenchmark.floor", "floor: four increments of array cells", "no", "nothing to read"),
    HANDLE("RecordBenchmark.handle", "**SLA monitor, handle**", "no", "all of the policy"),
    HANDLE_CLOCK(
            "RecordBenchmark.handleOneClockRead", "SLA monitor, handle, clock read once", "1", "all of the policy"),
    HANDLE_TIMED(
            "RecordBenchmark.handleTwoClockReads",
            "SLA monitor, handle, clock read before and after",
            "2",
            "all of the policy"),
    NAME("RecordBenchmark.name", "SLA monitor, by name", "no", "all of the policy"),
    NAME_CLOCK("RecordBenchmark.nameOneClockRead", "SLA monitor, by name, clock read once", "1", "all of the policy"),
    NO_PERCENTILE(
            "RecordBenchmark.handleWithoutPercentile",
            "SLA monitor, handle, no percentile rule",
            "no",
            "all of the policy"),
    MICROMETER_PLAIN("RecordMicrometerBenchmark.plain", "Micrometer `Timer`, plain", "1", "totals, maximum"),
    MICROMETER_HISTOGRAM(
            "RecordMicrometerBenchmark.histogram",
            "Micrometer `Timer`, percentile histogram and SLO",
            "2",
            "totals, maximum, 69 buckets"),
    MICROMETER_PERCENTILES(
            "RecordMicrometerBenchmark.percentiles",
            "Micrometer `Timer`, client percentiles",
            "2",
            "totals, maximum, percentiles of 1 min"),
    RESILIENCE4J_WINDOW(
            "RecordResilience4jBenchmark.timeWindow",
            "resilience4j `SlidingTimeWindowMetrics`",
            "1",
            "1 min without percentiles"),
    RESILIENCE4J_LOCK_FREE(
            "RecordResilience4jBenchmark.lockFreeTimeWindow",
            "resilience4j `LockFreeSlidingTimeWindowMetrics`",
            "1",
            "1 min without percentiles"),
    RESILIENCE4J_BREAKER(
            "RecordResilience4jBenchmark.circuitBreaker",
            "resilience4j circuit breaker, outcome only",
            "1",
            "1 min without percentiles"),
    DROPWIZARD(
            "RecordDropwizardBenchmark.timer",
            "Dropwizard `Timer`, 60 s sliding array",
            "2",
            "every response time of 1 min"),
    HDR_HISTOGRAM(
            "RecordHdrHistogramBenchmark.recorder",
            "HdrHistogram `Recorder`",
            "no",
            "percentiles, no window, no failures"),
    PROMETHEUS_CLASSIC(
            "RecordPrometheusBenchmark.classic",
            "Prometheus classic histogram",
            "no",
            "12 buckets, no window, no failures"),
    PROMETHEUS_NATIVE(
            "RecordPrometheusBenchmark.nativeHistogram",
            "Prometheus native histogram",
            "no",
            "buckets, no window, no failures");

    final String benchmark;
    final String title;
    /** How often it reads a clock for each request. */
    final String clock;

    final String keeps;

    Contender(String benchmark, String title, String clock, String keeps) {
        this.benchmark = benchmark;
        this.title = title;
        this.clock = clock;
        this.keeps = keeps;
    }
}
