package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.MonitorStore;
import io.github.slamonitor.testkit.MonitorStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends MonitorStoreContract {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    @Override
    protected MonitorStore open() {
        return SqliteViolationStore.open(folder.resolve("sla.db"));
    }

    @Override
    protected MonitorStore reopen() {
        return open();
    }

    @Override
    protected int manyRounds() {
        return 200; // each is forced onto the disk
    }
}
