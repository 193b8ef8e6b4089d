package io.github.slamonitor.csv;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the values of the status column mean. Immutable.
 *
 * @param own the user's statuses in lower case; true is success
 * @param clientErrorsFail whether HTTP codes from 400 to 499 are failures
 */
record StatusWords(Map<String, Boolean> own, boolean clientErrorsFail) {

    static final StatusWords STANDARD = new StatusWords(Map.of(), false);

    StatusWords with(String[] statuses, boolean success) {
        Map<String, Boolean> more = new HashMap<>(own);
        for (String status : statuses) {
            String word = normal(status);
            if (word.isEmpty()) {
                throw new IllegalArgumentException("a status must not be blank");
            }
            Boolean before = more.put(word, success);
            if (before != null && before != success) {
                throw new IllegalStateException(
                        "a status must mean one thing, but was set as both success and failure: status=" + status);
            }
        }
        return new StatusWords(Map.copyOf(more), clientErrorsFail);
    }

    StatusWords withClientErrorsFailing() {
        return new StatusWords(own, true);
    }

    /** True is success; null is not known. */
    @Nullable
    Boolean meaning(String status) {
        String word = normal(status);
        Boolean chosen = own.get(word);
        if (chosen != null) {
            return chosen;
        }
        return switch (word) {
            case "success", "successful", "succeeded", "ok", "true" -> Boolean.TRUE;
            case "failure", "failed", "fail", "error", "false" -> Boolean.FALSE;
            default -> httpMeaning(word);
        };
    }

    private @Nullable Boolean httpMeaning(String word) {
        if (word.length() != 3
                || word.charAt(0) < '1'
                || word.charAt(0) > '5'
                || !isDigit(word, 1)
                || !isDigit(word, 2)) {
            return null;
        }
        return word.charAt(0) < (clientErrorsFail ? '4' : '5');
    }

    private static boolean isDigit(String word, int index) {
        return word.charAt(index) >= '0' && word.charAt(index) <= '9';
    }

    private static String normal(String status) {
        return status.strip().toLowerCase(Locale.ROOT);
    }
}
