package io.github.slamonitor.examples.http;

/**
 * Somebody, or a program, who may enter.
 *
 * @param name letters, digits, dots, dashes, underscores and at signs
 * @param role what it may do
 * @param password what it signs in with
 */
record Account(String name, Role role, PasswordHash password) {}
