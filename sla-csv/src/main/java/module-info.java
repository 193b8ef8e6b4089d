/** Reads requests and metrics from CSV files and writes reports to them. */
module io.github.slamonitor.csv {
    requires transitive io.github.slamonitor.core;
    requires static transitive org.jspecify;
}
