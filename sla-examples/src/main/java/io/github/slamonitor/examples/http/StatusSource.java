package io.github.slamonitor.examples.http;

/** Knows how all services are. Thread-safe. */
interface StatusSource extends AutoCloseable {

    /** What is known now; the same object until something changes. */
    Snapshot snapshot();

    /** Takes what is known now, without waiting for the next evaluation. */
    void refresh();

    @Override
    void close();
}
