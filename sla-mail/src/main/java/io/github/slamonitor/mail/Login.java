package io.github.slamonitor.mail;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** User and password, asked for anew with each connection. */
record Login(Supplier<String> user, Supplier<String> password) {

    Login {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** From two variables, which have to be there now. */
    static Login fromVariables(String user, String password, UnaryOperator<@Nullable String> environment) {
        variable(user, environment);
        variable(password, environment);
        return new Login(() -> variable(user, environment), () -> variable(password, environment));
    }

    private static String variable(String name, UnaryOperator<@Nullable String> environment) {
        String value = environment.apply(Objects.requireNonNull(name, "name"));
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }

    /** Says nothing: these are secrets. */
    @Override
    public String toString() {
        return "login";
    }
}
