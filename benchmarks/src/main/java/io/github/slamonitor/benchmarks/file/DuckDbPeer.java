package io.github.slamonitor.benchmarks.file;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** DuckDB through JDBC: one query over the file, its types given so that nothing is guessed. */
public final class DuckDbPeer {
    private static final String QUERY = """
            SELECT service_name,
                   count(*),
                   count(*) FILTER (status = 'failure'),
                   sum(response_time_ms)::BIGINT,
                   count(*) FILTER (response_time_ms > %d),
                   epoch(min("timestamp"))::BIGINT,
                   epoch(max("timestamp"))::BIGINT
            FROM read_csv('%s', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
                   'timestamp': 'TIMESTAMP',
                   'service_name': 'VARCHAR',
                   'status': 'VARCHAR',
                   'response_time_ms': 'INTEGER'})
            GROUP BY service_name
            """;

    private DuckDbPeer() {}

    /**
     * Runs the query and prints the figures.
     *
     * @param arguments the file
     * @throws SQLException if the query fails
     */
    public static void main(String[] arguments) throws SQLException {
        String file = arguments[0].replace("'", "''");
        Map<String, ServiceTotals> services = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY.formatted(ServiceTotals.SLOW_MILLIS, file))) {
            while (rows.next()) {
                ServiceTotals totals = new ServiceTotals();
                totals.add(
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7));
                services.put(rows.getString(1), totals);
            }
        }
        ServiceTotals.print(services, System.out);
    }
}
