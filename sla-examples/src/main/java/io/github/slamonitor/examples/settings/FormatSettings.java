package io.github.slamonitor.examples.settings;

import io.github.slamonitor.csv.CsvFormat;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the words of a command line say about how files of requests are written. Not thread-safe. */
public final class FormatSettings {

    private CsvFormat format = CsvFormat.detect();
    private @Nullable Path rejects;

    /** Sets what an option says; see {@link CheckSettings#set}. */
    public boolean set(String option, String value) {
        switch (option) {
            case "timestamp-column" -> format = format.timestampColumn(value);
            case "service-column" -> format = format.serviceColumn(value);
            case "status-column" -> format = format.statusColumn(value);
            case "response-time-column" -> format = format.responseTimeColumn(value);
            case "no-header" -> setPositions(value);
            case "delimiter" -> format = format.delimiter(delimiter(value));
            case "charset" -> format = format.charset(charset(value));
            case "zone" -> format = format.zone(zone(value));
            case "timestamp-pattern" -> format = format.timestampPattern(value);
            case "day-first" -> format = format.dayFirst();
            case "month-first" -> format = format.monthFirst();
            case "time-unit" -> format = format.responseTimeUnit(unit(value));
            case "success" -> format = format.success(words(value));
            case "failure" -> format = format.failure(words(value));
            case "client-errors-fail" -> format = format.clientErrorsFail();
            case "max-rejected" -> format = format.maximumRejected(Amounts.share(value));
            case "rejects" -> setRejects(Path.of(value));
            default -> {
                return false;
            }
        }
        return true;
    }

    public CsvFormat format() {
        return format;
    }

    /** Where unreadable rows are written. */
    @Nullable
    public Path rejects() {
        return rejects;
    }

    private void setRejects(Path file) {
        rejects = file;
        format = format.rejectsTo(file);
    }

    private void setPositions(String value) {
        String[] positions = words(value);
        if (positions.length != 4) {
            throw new IllegalArgumentException("the positions of timestamp, service, status and response time are"
                    + " written 1,2,3,4, not '" + value + "'");
        }
        int[] numbers = new int[positions.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) Math.min(Integer.MAX_VALUE, Amounts.count(positions[i]));
        }
        format = format.withoutHeader(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static String[] words(String value) {
        String[] words = value.split(",", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].strip();
        }
        return words;
    }

    private static char delimiter(String value) {
        return switch (value) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab", "\\t" -> '\t';
            case "pipe" -> '|';
            default -> {
                if (value.length() != 1) {
                    throw new IllegalArgumentException(
                            "a delimiter is comma, semicolon, tab, pipe or one character, not '" + value + "'");
                }
                yield value.charAt(0);
            }
        };
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "there is no character encoding '" + name + "'; usual ones are UTF-8, ISO-8859-1, UTF-16", e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "there is no zone '" + name + "'; zones are written UTC, +02:00 or Europe/Berlin", e);
        }
    }

    private static ChronoUnit unit(String value) {
        return switch (value) {
            case "ns" -> ChronoUnit.NANOS;
            case "us" -> ChronoUnit.MICROS;
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "min" -> ChronoUnit.MINUTES;
            default -> throw new IllegalArgumentException("a unit is ns, us, ms, s or min, not '" + value + "'");
        };
    }
}
