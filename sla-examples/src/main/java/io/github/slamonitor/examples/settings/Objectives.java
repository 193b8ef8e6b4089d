package io.github.slamonitor.examples.settings;

import io.github.slamonitor.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads objectives as people write them: {@code 99.9% available over 30d, 99% within 500ms}. */
final class Objectives {

    private static final Pattern FORM =
            Pattern.compile("(?<target>\\S+) +(available|within +(?<limit>\\S+))( +over +(?<period>\\S+))?");

    private Objectives() {}

    /** The objectives of a list with commas. */
    static List<Objective> read(String text) {
        List<Objective> objectives = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            objectives.add(objective(one.strip()));
        }
        return objectives;
    }

    private static Objective objective(String text) {
        Matcher words = FORM.matcher(text);
        if (!words.matches()) {
            throw new IllegalArgumentException("an objective is written '99.9% available over 30d' or"
                    + " '99% within 500ms over 30d', not '" + text + "'");
        }
        String limit = words.group("limit");
        String period = words.group("period");
        Objective objective = limit == null
                ? Objective.availability(Amounts.share(words.group("target")))
                : Objective.responsesWithin(Amounts.time(limit), Amounts.share(words.group("target")));
        return period == null ? objective : objective.over(Amounts.time(period));
    }
}
