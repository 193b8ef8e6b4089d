/** Keeps violations, metric history, undelivered notifications and alert state in one SQLite file. */
module io.github.slamonitor.store.sqlite {
    requires transitive io.github.slamonitor.core;
    requires java.sql;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports io.github.slamonitor.store.sqlite;
}
