package io.github.slamonitor.webhook;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A text that must not be shown. Asked for anew each time, so that it can be changed while the program runs. */
final class Secret {

    private final String what;
    private final Supplier<String> supplier;

    /** With what it is, for messages: {@code the URL of slack}. */
    Secret(String what, Supplier<String> supplier) {
        this.what = what;
        this.supplier = Objects.requireNonNull(supplier, "supplier");
    }

    String what() {
        return what;
    }

    /**
     * The text, without space around it: a file or a variable often ends with a line break.
     *
     * @throws IllegalStateException when there is none
     */
    String get() {
        String text = ask();
        if (text == null || text.isBlank()) {
            throw new IllegalStateException(
                    supplier instanceof EnvironmentVariable variable
                            ? what + " is missing: the environment variable " + variable.variable() + " is not set"
                            : what + " is missing: its supplier returned none");
        }
        return text.strip();
    }

    // What the supplier throws may quote the secret, so only the kind of failure is told.
    private @Nullable String ask() {
        try {
            return supplier.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException(what + " is missing: its supplier failed with "
                    + e.getClass().getName());
        }
    }

    /** What it is, never the text. */
    @Override
    public String toString() {
        return what;
    }
}
