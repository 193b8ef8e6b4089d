package io.github.slamonitor.mail;

import io.github.slamonitor.Round;
import io.github.slamonitor.ViolationListener;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells people of violations by mail: one mail for each evaluation that has news, as text and HTML.
 *
 * <pre>{@code
 * MailListener mail = MailListener.smtp("smtp.example.com")
 *         .loginFromEnvironment("SLA_MAIL_USER", "SLA_MAIL_PASSWORD")
 *         .from("SLA monitor <sla@example.com>")
 *         .to("team@example.com")
 *         .forSeverity(Severity.CRITICAL, Recipients.to("on-call@example.com"))
 *         .build();
 * mail.verify().ifPresent(System.err::println);
 * SlaMonitor.Builder builder = SlaMonitor.builder().policy(policy).listener(mail);
 * }</pre>
 *
 * <p><b>Delivery.</b> The monitor tries again what fails: a server that is down or busy, also a refused login, since that can be
 * mended meanwhile. An answer from 500 on to the mail itself, or to every recipient, is final and ends in
 * {@link io.github.slamonitor.DeliveryException#permanent}. Where only some recipients are refused, that is logged, and the others get their
 * mail once. One connection serves all mails of a round; it is kept for 30 s in case of another.
 *
 * <p><b>Threads.</b> A mail's {@code Message-ID} comes from what it tells, so that the same notification sent twice is recognised as one
 * mail. What is told of one violation is one thread, by {@code References} to an id that is made from the violation's. A mail about several
 * violations belongs to the threads of all of them (of the first 40), which thereby become one: whoever opens it sees what
 * became of each. Gmail in addition wants equal subjects, which {@link MailTemplate} can give.
 *
 * <p><b>Size.</b> A mail shows 50 violations and counts the others, whatever the number; names and texts are cut.
 *
 * <p><b>Held back.</b> What quiet hours or the limit of mails an hour hold back is told in one summary when they allow it, from a thread
 * of this listener's own, and at the latest in {@link #close}. To the monitor such a notification counts as delivered. Until then
 * it is in memory alone: it is lost when the program is killed. Of more than 10,000 violations held back, the others are only counted.
 *
 * <p>Thread-safe. A listener is for one monitor; close it after that, or what is held back then is lost.
 */
public final class MailListener implements ViolationListener, AutoCloseable {

    private final String name;
    private final Outlet outlet;
    private final Dispatcher dispatcher;
    private final InternetAddress sender;
    private final List<InternetAddress> everyone;

    MailListener(
            String name, Outlet outlet, Dispatcher dispatcher, InternetAddress sender, List<InternetAddress> everyone) {
        this.name = name;
        this.outlet = outlet;
        this.dispatcher = dispatcher;
        this.sender = sender;
        this.everyone = everyone;
    }

    /**
     * A listener that sends through an SMTP server, with STARTTLS on port 587 unless changed. For Gmail the host is
     * {@code smtp.gmail.com}, the user the whole address, and the password an app password, which Google makes for accounts with
     * two-step verification.
     *
     * @param host the server's name, which its certificate has to be for, or its address
     * @return a builder that still needs a sender and recipients
     */
    public static MailListenerBuilder smtp(String host) {
        return MailListenerBuilder.smtp(host);
    }

    /**
     * A listener that writes each mail to a file, for those with no server: any mail program opens it. Sender and recipients are made
     * up unless given.
     *
     * @param directory where to, made when it is not there
     * @return a builder that needs nothing else
     */
    public static MailListenerBuilder toDirectory(Path directory) {
        return MailListenerBuilder.toDirectory(directory);
    }

    /**
     * Connects, logs in, and asks whether the server takes mails from the sender to all recipients, without sending one.
     *
     * @return what is wrong, in one sentence without secrets; empty when mails can be sent
     */
    public Optional<String> verify() {
        return dispatcher.alone(() -> outlet.verify(sender, everyone));
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Sends the mails about a round, or holds them back.
     *
     * @param round what to tell
     * @throws IOException when not everyone could be told, and trying again may help
     * @throws InterruptedException when interrupted while another mail is on its way
     */
    @Override
    public void round(Round round) throws IOException, InterruptedException {
        if (!round.transitions().isEmpty()) {
            dispatcher.deliver(round);
        }
    }

    /**
     * Sends what is held back, also in quiet hours, and ends the connection. What cannot be sent now is lost, and logged as an error.
     * Rounds that come later are sent, and nothing is held back any more.
     */
    @Override
    public void close() {
        dispatcher.close();
    }

    /** {@return name and destination, without secrets} */
    @Override
    public String toString() {
        return name + " to " + outlet;
    }
}
