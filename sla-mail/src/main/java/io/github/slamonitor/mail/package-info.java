/**
 * Tells people of violations by mail.
 *
 * <p>{@link io.github.slamonitor.mail.MailListener} is the listener: made for an SMTP server or for a folder, with
 * {@link io.github.slamonitor.mail.Recipients} for each kind of violation. {@link io.github.slamonitor.mail.MailTemplate} replaces
 * what the mails say, and {@link io.github.slamonitor.mail.ChartSource} gives them charts.
 *
 * <p>Inside, a {@code Dispatcher} makes a {@code Plan} of mails from each round: to whom by {@code Routes}, and what is held back
 * by {@code HeldBack}. A {@code MailComposer} turns a planned {@code Mail} into a message, with the words of {@code Digest},
 * {@code PlainText} and {@code HtmlText}, and an {@code Outlet} gives it to the server or writes it to a file.
 */
@NullMarked
package io.github.slamonitor.mail;

import org.jspecify.annotations.NullMarked;
