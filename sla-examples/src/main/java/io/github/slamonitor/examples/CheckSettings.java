package io.github.slamonitor.examples;

import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.csv.CsvFormat;
import io.github.slamonitor.examples.settings.FormatSettings;
import io.github.slamonitor.examples.settings.PolicyFile;
import io.github.slamonitor.examples.settings.Thresholds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the words of a command line ask {@code check} to do. Not thread-safe. */
final class CheckSettings implements CommandSettings {

    private static final String POLICY_NAME = "default";

    private final List<Path> files = new ArrayList<>();
    private final Thresholds thresholds = Thresholds.usual();
    private final FormatSettings format = new FormatSettings();
    private @Nullable String firstLimit;
    private @Nullable Path policies;
    private boolean aggregated;
    private @Nullable Path report = Path.of("sla_violations_report.csv");
    private @Nullable ReportForm form;
    private @Nullable Path database;
    private @Nullable Boolean colour;
    private @Nullable Path sample;
    private @Nullable Long seed;

    @Override
    public void addFile(String path) {
        Path file = Path.of(path);
        if (files.contains(file)) {
            throw new IllegalArgumentException(path + " is named twice");
        }
        files.add(file);
    }

    @Override
    public boolean set(String option, String value) {
        switch (option) {
            case "max-failure-rate", "max-average", "slow", "max-slow-rate", "percentile", "min-records" ->
                setLimit(option, value);
            case "policies" -> policies = Path.of(value);
            case "aggregated" -> aggregated = true;
            case "report" -> report = Path.of(value);
            case "no-report" -> report = null;
            case "database" -> database = Path.of(value);
            case "format" -> form = ReportForm.named(value);
            case "color" -> colour = colour(value);
            case "sample" -> sample = Path.of(value);
            case "seed" -> seed = seed(value);
            default -> {
                return format.set(option, value);
            }
        }
        return true;
    }

    private void setLimit(String option, String value) {
        firstLimit = firstLimit == null ? option : firstLimit;
        if (option.equals("percentile")) {
            thresholds.setPercentile(value);
        } else {
            thresholds.set(option, value);
        }
    }

    private static @Nullable Boolean colour(String value) {
        return switch (value) {
            case "auto" -> null;
            case "always" -> true;
            case "never" -> false;
            default -> throw new IllegalArgumentException("colours are auto, always or never, not '" + value + "'");
        };
    }

    private static long seed(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a seed is a whole number, not '" + value + "'", e);
        }
    }

    /** The files to check; none means a sample. */
    List<Path> files() {
        return files;
    }

    /**
     * The policies to check.
     *
     * @throws IllegalArgumentException when they make no sense
     * @throws IllegalStateException when there are limits besides a policies file
     */
    List<SlaPolicy> policies() {
        if (policies == null) {
            return List.of(thresholds.policy(POLICY_NAME, "*"));
        }
        if (firstLimit != null) {
            throw new IllegalStateException("--policies takes the place of --" + firstLimit + "; use one of them");
        }
        return PolicyFile.read(policies);
    }

    /** The limit that the response violation rate in aggregated rows was made with. */
    Duration slowLimit() {
        return thresholds.slowLimit();
    }

    /** Whether the files have figures rather than requests. */
    boolean aggregated() {
        return aggregated;
    }

    CsvFormat format() {
        return format.format();
    }

    /** Where unreadable rows are written, if anywhere. */
    @Nullable
    Path rejects() {
        return format.rejects();
    }

    /** Where the report is written, if anywhere. */
    @Nullable
    Path report() {
        return report;
    }

    /** The database that violations are kept in, if any. */
    @Nullable
    Path database() {
        return database;
    }

    /** The form of a report in a file. */
    ReportForm form(Path file) {
        return form == null ? ReportForm.ofFile(file) : form;
    }

    /** Whether to use colours; null to find out. */
    @Nullable
    Boolean colour() {
        return colour;
    }

    /** Where to write the sample; null for a temporary file. */
    @Nullable
    Path sample() {
        return sample;
    }

    /** What the sample is made from. */
    long seed() {
        return seed == null ? 1 : seed;
    }

    /** The option that speaks of a sample, when there is one. */
    @Nullable
    String sampleOption() {
        return sample != null ? "--sample" : seed != null ? "--seed" : null;
    }
}
