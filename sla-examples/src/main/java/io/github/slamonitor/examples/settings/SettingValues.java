package io.github.slamonitor.examples.settings;

import io.github.slamonitor.csv.CsvFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Settings by name, a later one over an earlier. Not thread-safe. */
final class SettingValues {

    private final Map<String, Value> values = new LinkedHashMap<>();

    void addAll(Map<String, Value> more) {
        values.putAll(more);
    }

    void addVariables(Map<String, String> environment) {
        for (String variable : environment.keySet()) {
            if (variable.startsWith("SLA_")) {
                Suggestion.variable(variable).ifPresent(meant -> {
                    throw new IllegalArgumentException("environment variable " + variable
                            + ": there is no such setting; did you mean " + meant + "?");
                });
            }
        }
        for (Setting setting : Setting.ALL) {
            String text = environment.getOrDefault(setting.variable(), "").strip();
            if (!text.isEmpty()) {
                values.put(setting.name(), new Value(text, "environment variable " + setting.variable()));
            }
        }
    }

    void addOptions(Map<String, String> options) {
        for (Setting setting : Setting.ALL) {
            String text = options.get(setting.name());
            if (text != null) {
                values.put(setting.name(), new Value(text.strip(), "--" + setting.option()));
            }
        }
    }

    /** The first that is set in a section. */
    Optional<Value> first(String section) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(section + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Value::text);
    }

    /** What a setting is, read from its text, or what holds unless it is set. */
    <T> T get(String name, T unlessSaid, Function<String, T> reader) {
        Value value = values.get(name);
        if (value == null) {
            return unlessSaid;
        }
        try {
            return reader.apply(value.text());
        } catch (IllegalArgumentException e) {
            throw value.wrong(e);
        }
    }

    /** One of some words, the first unless it is set. */
    String choice(String name, String usual, String... others) {
        return get(name, usual, text -> {
            if (!text.equals(usual) && !Arrays.asList(others).contains(text)) {
                throw new IllegalArgumentException(
                        "this is " + usual + " or " + String.join(" or ", others) + ", not '" + text + "'");
            }
            return text;
        });
    }

    /** A mistake that settings of a section make together. */
    IllegalArgumentException wrong(String section, IllegalArgumentException cause) {
        return first(section).map(value -> value.wrong(cause)).orElse(cause);
    }

    /** The usual limits, with what is set. */
    Thresholds limits() {
        Thresholds limits = Thresholds.usual();
        forEach("limits", (key, text) -> {
            for (String one : key.equals("percentile") ? text.split("\\s*,\\s*", -1) : new String[] {text}) {
                setLimit(limits, key, one);
            }
        });
        return limits;
    }

    private static void setLimit(Thresholds limits, String key, String text) {
        if (key.equals("percentile")) {
            limits.setPercentile(text);
        } else {
            limits.set(key, text);
        }
    }

    CsvFormat format() {
        FormatSettings format = new FormatSettings();
        forEach("format", (key, text) -> setFormat(format, key, text));
        return format.format();
    }

    private static void setFormat(FormatSettings format, String key, String text) {
        switch (key) {
            case "date-order" -> {
                if (!List.of("day-first", "month-first").contains(text)) {
                    throw new IllegalArgumentException("this is day-first or month-first, not '" + text + "'");
                }
                format.set(text, "");
            }
            case "client-errors-fail" -> {
                if (isYes(text)) {
                    format.set(key, "");
                }
            }
            default -> format.set(key, text);
        }
    }

    static boolean isYes(String text) {
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException("this is yes or no, not '" + text + "'");
        };
    }

    /** Takes a setting of a section. */
    @FunctionalInterface
    private interface EachSetting {
        void set(String key, String text);
    }

    private void forEach(String section, EachSetting each) {
        values.forEach((name, value) -> {
            if (name.startsWith(section + ".")) {
                try {
                    each.set(name.substring(section.length() + 1), value.text());
                } catch (IllegalArgumentException | IllegalStateException e) {
                    throw value.wrong(new IllegalArgumentException(e.getMessage(), e));
                }
            }
        });
    }

    /** An environment with all that is set, under the names of variables. */
    Map<String, String> over(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        for (Setting setting : Setting.ALL) {
            text(setting.name()).ifPresent(text -> all.put(setting.variable(), text));
        }
        return Map.copyOf(all);
    }
}
