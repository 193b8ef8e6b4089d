package io.github.slamonitor.mail;

import io.github.slamonitor.Round;

/**
 * Writes the texts of mails in place of the built-in ones. It gets what this one mail is about: the part of a round that goes to the
 * same people, or everything that was held back. Called from the listener's thread, and from another one for what was held back,
 * never both at once. When it throws, the mail is sent with the built-in text, and the failure is logged.
 *
 * <pre>{@code
 * MailTemplate ours = (round, standard) -> standard.withSubject("[shop] " + standard.subject());
 * }</pre>
 */
@FunctionalInterface
public interface MailTemplate {

    /**
     * Writes one mail.
     *
     * @param round what the mail is about, at least one transition
     * @param standard what the mail says unless changed; its HTML shows charts as images named {@code cid:chart-1} and so on
     * @return what the mail is to say
     */
    MailText write(Round round, MailText standard);
}
