package io.github.slamonitor.store.sqlite;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV in the form of RFC 4180, but for the line feed at the end of a line. */
final class CsvExport extends Export {

    private static final List<String> NAMES = List.of(
            "id",
            "service",
            "policy",
            "rule",
            "kind",
            "severity",
            "state",
            "opened_at",
            "resolved_at",
            "value",
            "unit",
            "bound",
            "records",
            "failures",
            "slow",
            "worst_value",
            "worst_failure_rate",
            "worst_response_violation_rate",
            "window_start",
            "window_end",
            "text",
            "reason",
            "acknowledged_by",
            "acknowledged_at",
            "acknowledged_note");

    private final Appendable out;

    CsvExport(Appendable out) {
        this.out = out;
    }

    @Override
    void begin() throws IOException {
        out.append(String.join(",", NAMES)).append('\n');
    }

    @Override
    void add(StoredViolation violation) throws IOException {
        StringBuilder line = new StringBuilder();
        for (Object value : fields(violation).values()) {
            append(line, value);
        }
        line.setCharAt(line.length() - 1, '\n');
        out.append(line);
    }

    private static void append(StringBuilder line, @Nullable Object value) {
        if (value instanceof String text) {
            quote(line, beginsFormula(text) ? "'" + text : text);
        } else if (value != null) {
            line.append(value);
        }
        line.append(',');
    }

    private static boolean beginsFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static void quote(StringBuilder line, String text) {
        if (text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }

    @Override
    void end() {
        // The last line has its end.
    }
}
