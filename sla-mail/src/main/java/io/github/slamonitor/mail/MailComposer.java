package io.github.slamonitor.mail;

import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a planned mail into a message: texts, images, attachment and headers. Immutable. */
final class MailComposer {

    private static final Logger LOG = LoggerFactory.getLogger(MailComposer.class);
    private static final String PREFIX = "[SLA] ";
    private static final int MOST_CHARTS = 3;
    private static final int HEADER_NAME = "References: ".length();

    /** How mails look. */
    record Look(
            InternetAddress from,
            List<InternetAddress> replyTo,
            Times times,
            Optional<URI> dashboard,
            boolean reportAttached,
            @Nullable ChartSource charts,
            @Nullable MailTemplate template) {}

    private final Look look;
    private final Session session = Session.getInstance(new Properties());

    MailComposer(Look look) {
        this.look = look;
    }

    /** A message with an id that does not depend on when and where it is made. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    MimeMessage compose(Mail mail) throws MessagingException {
        Digest digest = new Digest(mail.round, look.times());
        CsvAttachment report = look.reportAttached() ? CsvAttachment.of(digest) : null;
        Surroundings around =
                new Surroundings(mail.heldBack, look.dashboard(), charts(digest), report == null ? "" : report.words());
        MailText text = text(digest, around);

        ThreadIds ids = ThreadIds.of(mail.round, domain());
        MimeMessage message = new IdentifiedMessage(session, ids.messageId());
        addresses(message, mail.recipients);
        message.setSubject(Shown.subject(text.subject(), SubjectLine.LONGEST), StandardCharsets.UTF_8.name());
        headers(message, ids, digest);
        message.setSentDate(Date.from(mail.round.at()));
        message.setContent(content(text, around, report));
        message.saveChanges();
        return message;
    }

    private String domain() {
        String address = look.from().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private Map<String, ChartImage> charts(Digest digest) {
        Map<String, ChartImage> charts = new LinkedHashMap<>();
        if (look.charts() != null) {
            for (Section section : digest.present()) {
                for (Entry entry : digest.shown(section)) {
                    Violation violation = entry.transition().violation();
                    if (charts.size() < MOST_CHARTS) {
                        chart("chart-" + (charts.size() + 1), violation, digest)
                                .ifPresent(chart -> charts.put(violation.id(), chart));
                    }
                }
            }
        }
        return charts;
    }

    private Optional<ChartImage> chart(String contentId, Violation violation, Digest digest) {
        ChartSource source = look.charts();
        try {
            return source == null
                    ? Optional.empty()
                    : Chart.of(
                            contentId,
                            violation,
                            source.series(violation),
                            at -> look.times().near(at, digest.round().at()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) { // foreign code: a mail without its chart is better than none
            LOG.warn("no chart for {} in the mail, the history failed", violation.service(), e);
            return Optional.empty();
        }
    }

    private MailText text(Digest digest, Surroundings around) {
        MailText standard = new MailText(
                PREFIX + SubjectLine.headline(digest),
                PlainText.of(digest, around),
                Optional.of(HtmlText.of(digest, around)));
        MailTemplate template = look.template();
        if (template == null) {
            return standard;
        }
        try {
            return Objects.requireNonNull(template.write(digest.round(), standard), "the template's text");
        } catch (RuntimeException e) { // foreign code: the built-in text is better than none
            LOG.warn("the template for mails failed, the built-in text is sent", e);
            return standard;
        }
    }

    private void addresses(MimeMessage message, Recipients recipients) throws MessagingException {
        message.setFrom(look.from());
        message.setReplyTo(look.replyTo().isEmpty() ? null : look.replyTo().toArray(InternetAddress[]::new));
        message.setRecipients(Message.RecipientType.TO, recipients.to().toArray(InternetAddress[]::new));
        message.setRecipients(Message.RecipientType.CC, recipients.cc().toArray(InternetAddress[]::new));
    }

    private static void headers(MimeMessage message, ThreadIds ids, Digest digest) throws MessagingException {
        List<String> references = ids.references();
        if (!references.isEmpty()) {
            message.setHeader("In-Reply-To", references.get(references.size() - 1));
            message.setHeader("References", MimeUtility.fold(HEADER_NAME, String.join(" ", references)));
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (digest.severity() == Severity.CRITICAL && news(digest)) {
            message.setHeader("Importance", "high");
        }
    }

    private static boolean news(Digest digest) {
        return digest.open().stream().anyMatch(transition -> transition.kind() == Transition.Kind.OPENED);
    }

    private static MimeMultipart content(MailText text, Surroundings around, @Nullable CsvAttachment report)
            throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text("text/plain", text.text()));
        if (text.html().isPresent()) {
            alternatives.addBodyPart(html(text.html().get(), around));
        }
        if (report == null) {
            return alternatives;
        }
        MimeBodyPart texts = new MimeBodyPart();
        texts.setContent(alternatives);
        return new MimeMultipart(texts, attachment(report));
    }

    private static MimeBodyPart html(String html, Surroundings around) throws MessagingException {
        List<MimeBodyPart> images = new ArrayList<>();
        for (ChartImage chart : around.charts().values()) {
            if (html.contains("cid:" + chart.contentId())) {
                images.add(image(chart));
            }
        }
        MimeBodyPart page = text("text/html", html);
        if (images.isEmpty()) {
            return page;
        }
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(page);
        for (MimeBodyPart image : images) {
            related.addBodyPart(image);
        }
        MimeBodyPart whole = new MimeBodyPart();
        whole.setContent(related);
        return whole;
    }

    private static MimeBodyPart text(String type, String text) throws MessagingException {
        return part(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static MimeBodyPart image(ChartImage chart) throws MessagingException {
        MimeBodyPart part = part("image/png", chart.png());
        part.setContentID("<" + chart.contentId() + ">");
        part.setDisposition(Part.INLINE);
        part.setFileName(chart.contentId() + ".png");
        return part;
    }

    private static MimeBodyPart attachment(CsvAttachment report) throws MessagingException {
        MimeBodyPart part = part("text/csv; charset=utf-8", report.bytes());
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName("sla-violations.csv");
        return part;
    }

    private static MimeBodyPart part(String type, byte[] content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        return part;
    }
}
