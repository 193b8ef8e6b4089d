package io.github.slamonitor.mail;

import java.util.Objects;
import java.util.Optional;

/**
 * What a mail says. Immutable.
 *
 * <pre>{@code
 * MailText text = MailText.of("payments are broken", "See the runbook.");
 * }</pre>
 *
 * @param subject the subject; line breaks become spaces, and it is cut after 250 characters
 * @param text the mail as plain text
 * @param html the mail as a whole HTML page; empty for a mail of plain text alone
 */
public record MailText(String subject, String text, Optional<String> html) {

    /**
     * Checks that nothing is missing.
     *
     * @param subject the subject
     * @param text the mail as plain text
     * @param html the mail as HTML
     */
    public MailText {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
    }

    /**
     * A mail of plain text alone.
     *
     * @param subject the subject
     * @param text the mail
     * @return the text
     */
    public static MailText of(String subject, String text) {
        return new MailText(subject, text, Optional.empty());
    }

    /**
     * {@return the same mail under another subject}
     *
     * @param other the subject
     */
    public MailText withSubject(String other) {
        return new MailText(other, text, html);
    }
}
