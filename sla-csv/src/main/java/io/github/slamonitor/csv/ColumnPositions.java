package io.github.slamonitor.csv;

/** Where the needed columns are, the first column being 0. Immutable. */
record ColumnPositions(int timestamp, int service, int status, int responseTime) {

    int of(Column column) {
        return switch (column) {
            case TIMESTAMP -> timestamp;
            case SERVICE -> service;
            case STATUS -> status;
            case RESPONSE_TIME -> responseTime;
        };
    }

    int last() {
        return Math.max(Math.max(timestamp, service), Math.max(status, responseTime));
    }
}
