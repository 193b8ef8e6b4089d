/** Reads requests and metrics from CSV files and writes reports to them. */
module io.github.slamonitor.csv {
    requires transitive io.github.slamonitor.core;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.csv;
    requires static transitive org.jspecify;

    exports io.github.slamonitor.csv;
}
