package io.github.slamonitor;

import io.github.slamonitor.testkit.MonitorStoreContract;

class InMemoryMonitorStoreTest extends MonitorStoreContract {

    private MonitorStore store = MonitorStore.inMemory();

    @Override
    protected MonitorStore open() {
        store = MonitorStore.inMemory();
        return store;
    }

    @Override
    protected MonitorStore reopen() {
        return store;
    }
}
