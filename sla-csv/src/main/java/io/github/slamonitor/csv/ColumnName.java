package io.github.slamonitor.csv;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names in a header: alike whatever their case and whether words are parted by blanks, underscores or hyphens. */
final class ColumnName {

    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("ns", ChronoUnit.NANOS),
            Map.entry("nanos", ChronoUnit.NANOS),
            Map.entry("us", ChronoUnit.MICROS),
            Map.entry("µs", ChronoUnit.MICROS),
            Map.entry("micros", ChronoUnit.MICROS),
            Map.entry("microseconds", ChronoUnit.MICROS),
            Map.entry("ms", ChronoUnit.MILLIS),
            Map.entry("millis", ChronoUnit.MILLIS),
            Map.entry("milliseconds", ChronoUnit.MILLIS),
            Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("sec", ChronoUnit.SECONDS),
            Map.entry("seconds", ChronoUnit.SECONDS));

    private ColumnName() {}

    /** The name in lower case with one underscore between words; {@code "Response-Time (ms)"} is {@code response_time_ms}. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        boolean gap = false;
        String lower = name.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c == ' ' || c == '_' || c == '-' || c == '(' || c == ')' || c == '[' || c == ']') {
                gap = true;
            } else {
                if (gap && plain.length() > 0) {
                    plain.append('_');
                }
                gap = false;
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Whether a plain name is one that a column goes by if the user names none: names that can mean nothing else. */
    static boolean means(Column column, String plain) {
        return switch (column) {
            case TIMESTAMP -> plain.equals("time_stamp") || plain.equals("datetime") || plain.equals("date_time");
            case SERVICE -> plain.equals("service") || plain.equals("servicename");
            case STATUS -> plain.equals("status_code") || plain.equals("http_status");
            case RESPONSE_TIME -> isResponseTime(plain);
        };
    }

    /** A response time may leave out its unit; for a duration or a latency that would be a guess. */
    private static boolean isResponseTime(String plain) {
        ChronoUnit unit = unit(plain);
        String name = unit == null ? plain : plain.substring(0, plain.lastIndexOf('_'));
        return switch (name) {
            case "response_time", "responsetime" -> true;
            case "duration", "latency" -> unit != null;
            default -> false;
        };
    }

    /** The unit that the last word of a plain name is, if it is one. */
    static @Nullable ChronoUnit unit(String plain) {
        int gap = plain.lastIndexOf('_');
        return gap < 1 ? null : UNITS.get(plain.substring(gap + 1));
    }
}
