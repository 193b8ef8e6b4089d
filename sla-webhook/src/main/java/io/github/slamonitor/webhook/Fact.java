package io.github.slamonitor.webhook;

/**
 * One thing that is known about a violation, for a person to read.
 *
 * @param label in our own words
 * @param value one line, perhaps with foreign text in it: to be escaped
 */
record Fact(String label, String value) {}
