package io.github.slamonitor.examples;

import java.net.URI;
import java.util.Optional;

/**
 * What the user asked of all channels.
 *
 * @param dashboard a link to show
 * @param plainHttp whether URLs may start with {@code http://}
 */
record NotifyTestOptions(Optional<URI> dashboard, boolean plainHttp) {}
