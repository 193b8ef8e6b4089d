package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import java.util.Locale;

/** Kinds of indicators in words. */
final class KindNames {

    private KindNames() {}

    static String of(Indicator.Kind kind) {
        return switch (kind) {
            case RESPONSE_VIOLATION_RATE -> "response violation rate";
            case RECORD_COUNT -> "number of requests";
            case FAILURE_COUNT -> "number of failures";
            case TIME_SINCE_LAST_RECORD -> "time since the last request";
            case ALL_OF -> "all of several rules";
            case ANY_OF -> "any of several rules";
            case CUSTOM -> "indicator of your own";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
