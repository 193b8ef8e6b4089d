package io.github.slamonitor.examples.http;

/** Knows how all services are. Thread-safe. */
interface StatusSource extends AutoCloseable {

    /** What is known now; the same object until something changes. */
    Snapshot snapshot();

    @Override
    void close();
}
