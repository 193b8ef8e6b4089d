package io.github.slamonitor.webhook;

import java.util.function.Supplier;

/** A secret in the environment of the program; empty when the variable is not set, which {@link Secret} then says. */
record EnvironmentVariable(String variable) implements Supplier<String> {

    @Override
    public String get() {
        String value = System.getenv(variable);
        return value == null ? "" : value;
    }
}
