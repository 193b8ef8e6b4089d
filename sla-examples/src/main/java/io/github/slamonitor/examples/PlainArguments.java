package io.github.slamonitor.examples;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the words after a command when there is nothing unusual about them: {@code --option value},
 * {@code --option=value}, {@code --option} and files. All else, mistakes among it, is left to {@link PicocliArguments}, which
 * reads these the same way. Starting picocli takes a tenth of a second, as long as checking two million rows.
 */
final class PlainArguments {

    private static final Set<String> WITHOUT_VALUE =
            Set.of("aggregated", "all", "client-errors-fail", "day-first", "month-first", "no-report");

    private final CommandSettings settings;
    private final Set<String> seen = new HashSet<>();

    private PlainArguments(CommandSettings settings) {
        this.settings = settings;
    }

    /** The settings of {@code check}; empty when the words are not plain. */
    static Optional<CheckSettings> read(List<String> words) {
        return readInto(new CheckSettings(), words);
    }

    /** The settings, which were empty, with what the words say; empty when the words are not plain. */
    static <S extends CommandSettings> Optional<S> readInto(S settings, List<String> words) {
        try {
            return new PlainArguments(settings).readAll(words) ? Optional.of(settings) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private boolean readAll(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.isEmpty() || word.charAt(0) == '@' || (word.charAt(0) == '-' && !word.startsWith("--"))) {
                return false;
            }
            if (!word.startsWith("--")) {
                settings.addFile(word);
                continue;
            }
            int equals = word.indexOf('=');
            String option = word.substring(2, equals < 0 ? word.length() : equals);
            boolean valueFollows = equals < 0 && !WITHOUT_VALUE.contains(option);
            if (valueFollows && ++i == words.size()) {
                return false;
            }
            String value = valueFollows ? words.get(i) : word.substring(equals < 0 ? word.length() : equals + 1);
            if (!read(option, value, equals >= 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean read(String option, String value, boolean joined) {
        boolean plain = WITHOUT_VALUE.contains(option)
                ? !joined
                : !value.isEmpty() && value.charAt(0) != '-' && value.charAt(0) != '"';
        boolean once = seen.add(option) || option.endsWith("percentile");
        return plain && once && settings.set(option, value);
    }
}
