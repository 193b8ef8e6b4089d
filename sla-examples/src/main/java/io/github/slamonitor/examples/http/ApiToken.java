package io.github.slamonitor.examples.http;

/**
 * A text that a program shows in place of signing in.
 *
 * @param name what it is for
 * @param role what it allows
 * @param hash of the token, which itself is kept nowhere
 */
record ApiToken(String name, Role role, String hash) {}
