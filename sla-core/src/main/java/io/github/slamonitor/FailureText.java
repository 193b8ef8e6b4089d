package io.github.slamonitor;

import org.jspecify.annotations.Nullable;

/** A failure of foreign code in one line: its class and message, and those of its innermost cause. */
final class FailureText {

    private static final int LONGEST = 300;
    private static final int DEEPEST = 20;

    private FailureText() {}

    static String of(Throwable failure) {
        Throwable cause = innermostCause(failure);
        return cause == null ? line(failure) : line(failure) + ", caused by " + line(cause);
    }

    private static @Nullable Throwable innermostCause(Throwable failure) {
        Throwable innermost = null;
        Throwable next = cause(failure);
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            innermost = next;
            next = cause(next);
        }
        return innermost;
    }

    // Exceptions are foreign code too, and may throw when asked.
    private static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static String line(Throwable failure) {
        String name = failure.getClass().getName();
        String message = message(failure);
        return message == null || message.isBlank() ? name : name + ": " + oneLine(message);
    }

    private static @Nullable String message(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static String oneLine(String text) {
        String line = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return line.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
