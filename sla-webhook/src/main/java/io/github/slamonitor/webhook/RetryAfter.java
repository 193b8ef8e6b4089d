package io.github.slamonitor.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to wait. What it says is not trusted: at most a day, and nothing at all when it is not understood. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LONGEST_NUMBER = 18;

    private RetryAfter() {}

    /** The {@code Retry-After} header, RFC 9110 section 10.2.3: seconds, or a date. */
    static Optional<Duration> header(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(
                    text.length() > LONGEST_NUMBER ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        return decimal(text).or(() -> date(text, now));
    }

    // Some servers send a fraction, which the standard does not have.
    private static Optional<Duration> decimal(String text) {
        return text.matches("[0-9]{1,9}\\.[0-9]{1,9}") ? seconds(Double.parseDouble(text)) : Optional.empty();
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, then)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Discord's {@code retry_after} in the body: seconds with a fraction. */
    static Optional<Duration> discord(String body) {
        try {
            JsonNode seconds = Json.MAPPER.readTree(body).path("retry_after");
            return seconds.isNumber() ? seconds(seconds.asDouble()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(double seconds) {
        double bounded = Math.min(Math.max(seconds, 0), (double) LONGEST.toSeconds());
        return Optional.of(Duration.ofMillis((long) Math.ceil(bounded * 1000)));
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
