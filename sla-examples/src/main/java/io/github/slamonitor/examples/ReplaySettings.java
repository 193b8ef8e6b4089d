package io.github.slamonitor.examples;

import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReplay;
import io.github.slamonitor.examples.settings.Amounts;
import io.github.slamonitor.examples.settings.PolicyFile;
import io.github.slamonitor.examples.settings.Thresholds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a command line ask {@code replay} to do: the same as of {@code check} where that makes sense, when to alert, and
 * another policy to compare with. Not thread-safe.
 */
final class ReplaySettings implements CommandSettings {

    /** What starts the name of an option that is about the other policy. */
    static final String OTHER = "other-";

    private static final String POLICY_NAME = "default";
    private static final String PERCENTILE = "percentile";

    /** The limits and times that make a policy. */
    static final List<String> LIMITS = List.of(
            "max-failure-rate",
            "max-average",
            "slow",
            "max-slow-rate",
            PERCENTILE,
            "min-records",
            "window",
            "pending-for",
            "keep-firing-for");

    private static final Set<String> ONLY_FOR_CHECK = Set.of("aggregated", "report", "no-report", "format");

    private final CheckSettings common = new CheckSettings();
    private final Map<String, List<String>> limits = new LinkedHashMap<>();
    private final Map<String, List<String>> otherLimits = new LinkedHashMap<>();
    private @Nullable Path policies;
    private @Nullable Path otherPolicies;
    private Duration interval = Duration.ofSeconds(10);
    private boolean all;

    @Override
    public void addFile(String path) {
        common.addFile(path);
    }

    @Override
    public boolean set(String option, String value) {
        switch (option) {
            case "every" -> setInterval(Amounts.time(value));
            case "all" -> all = true;
            case "policies" -> policies = Path.of(value);
            case OTHER + "policies" -> otherPolicies = Path.of(value);
            default -> {
                return setLimit(option, value) || (!ONLY_FOR_CHECK.contains(option) && common.set(option, value));
            }
        }
        return true;
    }

    private void setInterval(Duration every) {
        if (every.compareTo(Duration.ofSeconds(1)) < 0 || every.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a monitor evaluates every 1s to 1h");
        }
        interval = every;
    }

    private boolean setLimit(String option, String value) {
        boolean other = option.startsWith(OTHER);
        String limit = other ? option.substring(OTHER.length()) : option;
        if (!LIMITS.contains(limit)) {
            return false;
        }
        apply(Thresholds.none(), limit, value); // so that a mistake is told with its option
        (other ? otherLimits : limits)
                .computeIfAbsent(limit, name -> new ArrayList<>())
                .add(value);
        return true;
    }

    private static void apply(Thresholds thresholds, String limit, String value) {
        if (limit.equals(PERCENTILE)) {
            thresholds.setPercentile(value);
        } else {
            thresholds.set(limit, value);
        }
    }

    /** What is not about policies. */
    CheckSettings common() {
        return common;
    }

    /** Whether all alerts are to be shown, however many. */
    boolean all() {
        return all;
    }

    /**
     * The replay of the policies that are tried.
     *
     * @throws IllegalArgumentException when they make no sense
     * @throws IllegalStateException when there are limits besides a policies file
     */
    SlaReplay replay() {
        return replay(policies, limits, "");
    }

    /** The replay of those to compare with: what is not said of them is as in the first. Null when there are none. */
    @Nullable
    SlaReplay otherReplay() {
        if (otherPolicies != null) {
            return replay(otherPolicies, otherLimits, OTHER);
        }
        if (otherLimits.isEmpty()) {
            return null;
        }
        if (policies != null) {
            throw new IllegalStateException("beside --policies, the other policies come from --other-policies");
        }
        Map<String, List<String>> changed = new LinkedHashMap<>(limits);
        changed.putAll(otherLimits);
        return replay(null, changed, OTHER);
    }

    private SlaReplay replay(@Nullable Path file, Map<String, List<String>> said, String prefix) {
        if (file != null && !said.isEmpty()) {
            throw new IllegalStateException("--" + prefix + "policies takes the place of --" + prefix
                    + said.keySet().iterator().next() + "; use one of them");
        }
        return SlaReplay.of(file == null ? List.of(policy(said)) : PolicyFile.read(file))
                .evaluateEvery(interval);
    }

    private static SlaPolicy policy(Map<String, List<String>> said) {
        Thresholds thresholds = Thresholds.usual();
        for (Map.Entry<String, List<String>> limit : said.entrySet()) {
            for (String value : limit.getValue()) {
                apply(thresholds, limit.getKey(), value);
            }
        }
        return thresholds.policy(POLICY_NAME, "*");
    }
}
