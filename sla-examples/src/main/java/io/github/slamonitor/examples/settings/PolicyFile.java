package io.github.slamonitor.examples.settings;

import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.examples.text.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies from a text file: a section for each, headed by the services that it is for.
 *
 * <pre>{@code
 * # what we promised to customers
 * [checkout, payment-*]    # a comment has blanks around its mark
 * max-failure-rate = 1%
 * max-average = 800ms
 * severity = critical
 * }</pre>
 */
public final class PolicyFile {

    private final Path file;
    private final List<SlaPolicy> policies = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private @Nullable String section;
    private int sectionLine;
    private Thresholds thresholds = Thresholds.none();

    private PolicyFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the policies of a file: of such a text, or of a {@code sla-monitor.yaml}.
     *
     * @throws IllegalArgumentException when it makes no sense; the message names file, line and remedy
     * @throws UncheckedIOException when it cannot be read
     */
    public static List<SlaPolicy> read(Path file) {
        String name = file.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? SettingsFile.read(file).policies()
                : new PolicyFile(file).policies(lines(file));
    }

    private static List<String> lines(Path file) {
        return text(file, "the policies in ").lines().toList();
    }

    /** The text of a file in UTF-8; {@code what} stands before its name in a failure. */
    static String text(Path file, String what) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not a text in UTF-8", e);
        } catch (IOException e) {
            String reason =
                    Files.isDirectory(file) ? "it is a folder" : Files.exists(file) ? e.getMessage() : "no such file";
            throw new UncheckedIOException("cannot read " + what + file + ": " + reason, e);
        }
    }

    private List<SlaPolicy> policies(List<String> lines) {
        for (int index = 0; index < lines.size(); index++) {
            String line = withoutComment(lines.get(index));
            if (!line.isEmpty()) {
                try {
                    read(line, index + 1);
                } catch (IllegalArgumentException e) {
                    throw wrong(index + 1, e);
                }
            }
        }
        endSection();
        if (policies.isEmpty()) {
            throw new IllegalArgumentException(file + " has no policies; start one with [*] or [a-service]");
        }
        return policies;
    }

    private static String withoutComment(String line) {
        String text = line.replace("\uFEFF", "").strip();
        int comment = text.indexOf(" # ");
        return text.startsWith("#")
                ? ""
                : comment < 0 ? text : text.substring(0, comment).strip();
    }

    private void read(String line, int number) {
        if (line.charAt(0) == '[') {
            endSection();
            startSection(line, number);
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("a setting is written max-average = 2s, not '" + line + "'");
        }
        set(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }

    private void startSection(String line, int number) {
        if (!line.endsWith("]")) {
            throw new IllegalArgumentException("the ] after the services is missing");
        }
        String services = line.substring(1, line.length() - 1).strip();
        if (services.isEmpty()) {
            throw new IllegalArgumentException("name services between [ and ], or * for all");
        }
        if (!names.add(services)) {
            throw new IllegalArgumentException("there is a section [" + services + "] already");
        }
        section = services;
        sectionLine = number;
        thresholds = Thresholds.none();
        keys.clear();
    }

    private void set(String key, String value) {
        if (section == null) {
            throw new IllegalArgumentException("start a section first: [*] or [a-service]");
        }
        if (!keys.add(key)) {
            throw new IllegalArgumentException(key + " is set already in this section");
        }
        if (!thresholds.set(key, value)) {
            String nearest = NearestName.of(key, Thresholds.NAMES)
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; known are " + String.join(", ", Thresholds.NAMES));
            throw new IllegalArgumentException("there is no setting '" + key + "'" + nearest);
        }
    }

    private void endSection() {
        if (section != null) {
            try {
                policies.add(thresholds.policy(section, section.split("\\s*,\\s*")));
            } catch (IllegalArgumentException e) {
                throw wrong(sectionLine, e);
            }
            section = null;
        }
    }

    private IllegalArgumentException wrong(int line, IllegalArgumentException cause) {
        String message = String.valueOf(cause.getMessage());
        boolean located = message.startsWith(file + " line ");
        return new IllegalArgumentException(located ? message : file + " line " + line + ": " + message, cause);
    }
}
