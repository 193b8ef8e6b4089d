package io.github.slamonitor.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where mails go. One call at a time. */
interface Outlet {

    /**
     * Sends a mail to these people.
     *
     * @throws IOException when it reached nobody, or may have; the message is a sentence without secrets
     */
    SendResult send(MimeMessage message, List<InternetAddress> recipients) throws IOException;

    /** What is wrong, in a sentence; empty when mails can be sent. */
    Optional<String> verify(InternetAddress sender, List<InternetAddress> recipients);

    /** Gives back a connection that is still open. Later mails open another. */
    void release();
}
