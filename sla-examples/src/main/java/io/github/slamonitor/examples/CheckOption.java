package io.github.slamonitor.examples;

/**
 * An option of a command as its help describes it.
 *
 * @param group the heading that it stands under
 * @param name without dashes
 * @param value what its value is called; empty for an option that takes none
 * @param description what it does, in a line or two
 */
record CheckOption(String group, String name, String value, String description) {

    boolean takesValue() {
        return !value.isEmpty();
    }

    boolean isRepeatable() {
        return name.endsWith("percentile");
    }
}
