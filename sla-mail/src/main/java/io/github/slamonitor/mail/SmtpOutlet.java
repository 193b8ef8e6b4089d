package io.github.slamonitor.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Sends mails to a server, all over one connection as long as that is alive. Not thread-safe. */
final class SmtpOutlet implements Outlet {

    /** An older connection may have died without a word: opening another is quicker than finding out. */
    private static final Duration OLD = Duration.ofSeconds(30);

    private static final int FIRST_PERMANENT = 500;

    private final SmtpSettings settings;
    private final SmtpConnection connection;
    private @Nullable SMTPTransport transport;
    private long lastUsed;

    SmtpOutlet(SmtpSettings settings, SmtpConnection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    @Override
    public SendResult send(MimeMessage message, List<InternetAddress> recipients) throws IOException {
        SMTPTransport open = null;
        try {
            open = alive();
            open.sendMessage(message, recipients.toArray(Address[]::new));
            lastUsed = System.nanoTime();
            return SendResult.accepted(recipients);
        } catch (SendFailedException e) {
            lastUsed = System.nanoTime();
            SendResult result = SmtpAnswers.result(e, recipients);
            if (!result.deferred().isEmpty()) {
                release(); // the server may be about to go down: the next attempt begins anew
            }
            return result;
        } catch (MessagingException | IOException | RuntimeException e) {
            release();
            String problem = new SmtpDiagnosis(settings).of(e);
            throw new IOException(open == null ? problem : "the mail was cut off: " + problem, e);
        }
    }

    private SMTPTransport alive() throws MessagingException, IOException {
        SMTPTransport earlier = transport;
        boolean recent = System.nanoTime() - lastUsed < OLD.toNanos();
        if (earlier != null && recent && earlier.isConnected()) {
            return earlier;
        }
        release();
        SMTPTransport opened = connection.open();
        transport = opened;
        return opened;
    }

    @Override
    public Optional<String> verify(InternetAddress sender, List<InternetAddress> recipients) {
        try {
            release();
            SMTPTransport open = alive();
            return refusal(open, sender, recipients);
        } catch (MessagingException | IOException | RuntimeException e) {
            return Optional.of(new SmtpDiagnosis(settings).of(e));
        } finally {
            release();
        }
    }

    /** Begins a mail as if to send it. Ending the connection drops it. */
    private static Optional<String> refusal(
            SMTPTransport open, InternetAddress sender, List<InternetAddress> recipients) throws MessagingException {
        if (refuses(open, "MAIL FROM:<" + sender.getAddress() + ">")) {
            return Optional.of("the server refuses the sender " + sender.getAddress() + ": " + answer(open));
        }
        for (InternetAddress recipient : recipients) {
            if (refuses(open, "RCPT TO:<" + recipient.getAddress() + ">")) {
                return Optional.of("the server refuses the recipient " + recipient.getAddress() + ": " + answer(open));
            }
        }
        open.simpleCommand("RSET");
        return Optional.empty();
    }

    /** Whether the answer is final. A negative one means that the server has hung up. */
    private static boolean refuses(SMTPTransport open, String command) throws MessagingException {
        int code = open.simpleCommand(command);
        if (code < 0) {
            throw new MessagingException("the server ended the connection after " + command);
        }
        return code >= FIRST_PERMANENT;
    }

    private static String answer(SMTPTransport open) {
        return SmtpAnswers.oneLine(open.getLastServerResponse());
    }

    @Override
    public void release() {
        SMTPTransport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException | RuntimeException e) {
                // A connection that is given back is of no use any more, whatever it says.
            }
        }
    }

    @Override
    public String toString() {
        return settings.address();
    }
}
