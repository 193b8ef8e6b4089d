package io.github.slamonitor.store.sqlite;

/** What the numbers of a point mean, and how the points of two times become one. */
enum PointKind {

    /** Of a service: records, failures, microseconds. */
    COUNTS("service_points", "service", 3) {
        @Override
        void merge(long[] into, long[] other) {
            for (int i = 0; i < fields(); i++) {
                into[i] += other[i];
            }
        }
    },

    /**
     * Of a rule: number of evaluations, mean of their values, how far the least is below it and the greatest above it, how many were violated,
     * slow requests.
     */
    VALUES("rule_points", "series", 6) {
        @Override
        void merge(long[] into, long[] other) {
            if (other[EVALUATIONS] == 0) {
                into[SLOW] += other[SLOW];
                return;
            }
            long low = into[EVALUATIONS] == 0
                    ? other[MEAN] - other[LOW]
                    : Math.min(into[MEAN] - into[LOW], other[MEAN] - other[LOW]);
            long high = into[EVALUATIONS] == 0
                    ? other[MEAN] + other[HIGH]
                    : Math.max(into[MEAN] + into[HIGH], other[MEAN] + other[HIGH]);
            long evaluations = into[EVALUATIONS] + other[EVALUATIONS];
            double difference = (double) (other[MEAN] - into[MEAN]) * other[EVALUATIONS] / evaluations;
            into[MEAN] = Math.min(high, Math.max(low, into[MEAN] + Math.round(difference)));
            into[EVALUATIONS] = evaluations;
            into[LOW] = into[MEAN] - low;
            into[HIGH] = high - into[MEAN];
            into[VIOLATED] += other[VIOLATED];
            into[SLOW] += other[SLOW];
        }
    };

    static final int RECORDS = 0;
    static final int FAILURES = 1;
    static final int MICROS = 2;

    static final int EVALUATIONS = 0;
    static final int MEAN = 1;
    static final int LOW = 2;
    static final int HIGH = 3;
    static final int VIOLATED = 4;
    static final int SLOW = 5;

    private final String table;
    private final String key;
    private final int fields;

    PointKind(String table, String key, int fields) {
        this.table = table;
        this.key = key;
        this.fields = fields;
    }

    /** Adds another point to one; both have {@link #fields} numbers. */
    abstract void merge(long[] into, long[] other);

    String table() {
        return table;
    }

    /** The column that says whose points they are. */
    String key() {
        return key;
    }

    int fields() {
        return fields;
    }
}
