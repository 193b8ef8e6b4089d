package io.github.slamonitor.webhook;

import java.util.function.Supplier;

/**
 * One request of those that tell some news.
 *
 * @param id the same when it is sent again
 * @param body made when it is sent
 */
record Part(String id, Supplier<byte[]> body) {}
