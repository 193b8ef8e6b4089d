package io.github.slamonitor.examples;

/** What the words after a command ask it to do. */
interface CommandSettings {

    /**
     * Adds a file to read.
     *
     * @throws IllegalArgumentException when it is named twice
     */
    void addFile(String path);

    /**
     * Sets what an option says.
     *
     * @param option its name without dashes
     * @param value its value; empty for one that takes none
     * @return false when there is no such option
     * @throws IllegalArgumentException when the value makes no sense
     * @throws IllegalStateException when it contradicts another option
     */
    boolean set(String option, String value);
}
