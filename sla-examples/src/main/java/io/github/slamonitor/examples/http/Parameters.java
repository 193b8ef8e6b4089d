package io.github.slamonitor.examples.http;

import io.github.slamonitor.Ratio;
import io.github.slamonitor.examples.text.NearestName;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What stands after the question mark of an address. */
final class Parameters {

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the query of an address.
     *
     * @throws HttpError when it has a name that is not known, or cannot be decoded
     */
    static Parameters of(@Nullable String rawQuery, List<String> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (rawQuery != null && !rawQuery.isEmpty()) {
            for (String part : rawQuery.split("&", -1)) {
                add(values, part, known);
            }
        }
        return new Parameters(values);
    }

    private static void add(Map<String, List<String>> values, String part, List<String> known) {
        int equals = part.indexOf('=');
        String name = decode(equals < 0 ? part : part.substring(0, equals));
        if (name.isEmpty()) {
            return;
        }
        if (!known.contains(name)) {
            throw unknown(name, known);
        }
        String value = equals < 0 ? "" : decode(part.substring(equals + 1));
        if (!value.isEmpty()) {
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
    }

    private static HttpError unknown(String name, List<String> known) {
        Optional<String> nearest = NearestName.of(name, known);
        String remedy = nearest.isPresent()
                ? "did you mean \"" + nearest.get() + "\"?"
                : known.isEmpty() ? "there are none here" : "there are " + String.join(", ", known);
        return HttpError.badRequest("unknown query parameter " + quoted(name) + "; " + remedy);
    }

    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest("the address has a percent sign that is not followed by two hexadecimal digits");
        }
    }

    /** A value that came from outside, cut when it is long. */
    static String quoted(String value) {
        return '"' + (value.length() > 100 ? value.substring(0, 100) + "…" : value) + '"';
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> text(String name) {
        List<String> found = all(name);
        if (found.size() > 1) {
            throw HttpError.badRequest(
                    "query parameter \"" + name + "\" is given " + found.size() + " times; give it once");
        }
        return found.stream().findFirst();
    }

    String required(String name) {
        return text(name)
                .orElseThrow(() -> HttpError.badRequest("query parameter \"" + name + "\" is missing; add it"));
    }

    int integer(String name, int otherwise, int least, int most) {
        return (int) number(name, least, most).orElse(otherwise);
    }

    OptionalLong number(String name, long least, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException e) {
            // The message below says what is asked for.
        }
        throw wrong(name, text.get(), "a whole number from " + least + " to " + most);
    }

    Optional<Ratio> ratio(String name) {
        return text(name).map(text -> {
            try {
                return Ratio.of(new BigDecimal(text));
            } catch (IllegalArgumentException e) {
                throw wrong(
                        name, text, "a number from 0 to 1 with at most " + Ratio.MAXIMUM_DIGITS + " decimal places");
            }
        });
    }

    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw wrong(name, text, "a time such as 2026-01-31T12:00:00Z");
            }
        });
    }

    <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
        return all(name).stream().map(text -> choice(name, text, type)).toList();
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        return text(name)
                .map(text -> choice(name, text, otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    private static <E extends Enum<E>> E choice(String name, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, text, "one of " + String.join(", ", names(type))));
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static HttpError wrong(String name, String value, String asked) {
        return HttpError.badRequest(name + " must be " + asked + ": " + name + "=" + quoted(value));
    }
}
