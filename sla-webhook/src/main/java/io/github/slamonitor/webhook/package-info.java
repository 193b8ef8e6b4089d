/**
 * Tells Slack, Discord, Microsoft Teams, PagerDuty and any HTTP server of violations.
 *
 * <p>{@link io.github.slamonitor.webhook.WebhookListener} has a factory for each of them; what it returns, a
 * {@link io.github.slamonitor.webhook.WebhookBuilder}, takes what is optional.
 *
 * <p>Inside, a round becomes {@code News}, a list of {@code Change}s, of which a {@code Format} makes the bodies of requests. {@code Facts} and
 * {@code Headline} say the same in every format, {@code Digest} finds how much of it there is room for, and {@code Text} makes foreign text fit
 * to be shown. A {@code Sender} posts a body and makes an {@code Answer} of what comes back; {@code Progress} remembers what was taken.
 * Trying again is left to the monitor.
 */
@NullMarked
package io.github.slamonitor.webhook;

import org.jspecify.annotations.NullMarked;
