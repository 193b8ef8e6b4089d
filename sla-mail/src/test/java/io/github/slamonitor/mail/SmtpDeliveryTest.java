package io.github.slamonitor.mail;

import static io.github.slamonitor.Severity.CRITICAL;
import static io.github.slamonitor.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.slamonitor.DeliveryException;
import io.github.slamonitor.Round;
import jakarta.mail.Message;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** Sends through a real conversation, and meets every kind of refusal. */
class SmtpDeliveryTest {

    private final SmtpServer server = SmtpServer.plain();
    private final Round round = Samples.round("1", Samples.opened("v1", "payment", CRITICAL));

    @AfterEach
    void stop() {
        server.close();
    }

    private MailListenerBuilder mail() {
        return MailListener.smtp("127.0.0.1")
                .port(server.port())
                .unencrypted()
                .from("SLA monitor <sla@example.com>")
                .to(Recipients.to("a@example.com", "b@example.com")
                        .cc("c@example.com")
                        .bcc("hidden@example.com"));
    }

    @Test
    void everyoneIsInTheEnvelopeAndOnlyTheBlindCopyIsNotInTheMail() throws Exception {
        try (MailListener mail = mail().replyTo("help@example.com").build()) {
            mail.round(round);
        }

        assertThat(server.received).hasSize(1);
        SmtpServer.Received received = server.received.get(0);
        assertThat(received.from()).isEqualTo("sla@example.com");
        assertThat(received.to())
                .containsExactly("a@example.com", "b@example.com", "c@example.com", "hidden@example.com");
        Message message = received.message();
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("SLA monitor <sla@example.com>");
        assertThat(message.getReplyTo()).extracting(Object::toString).containsExactly("help@example.com");
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(2);
        assertThat(message.getRecipients(Message.RecipientType.CC)).hasSize(1);
        assertThat(received.raw()).doesNotContain("hidden@");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSubject()).isEqualTo("[SLA] CRITICAL: payment in violation: failure rate at most 5%");
    }

    @Test
    void oneConnectionServesSeveralMails() throws Exception {
        try (MailListener mail = mail().forSeverity(CRITICAL, Recipients.to("on-call@example.com"))
                .build()) {
            mail.round(Samples.round(
                    "1", Samples.opened("v1", "payment", CRITICAL), Samples.opened("v2", "auth", WARNING)));
            mail.round(Samples.round("2", Samples.resolved("v1", "payment", CRITICAL, 5)));
        }

        assertThat(server.received)
                .extracting(SmtpServer.Received::to)
                .extracting(to -> to.get(0))
                .containsExactly("on-call@example.com", "a@example.com", "on-call@example.com");
        assertThat(server.sessions()).isEqualTo(1);
    }

    @Test
    void connectionThatDiedBetweenRoundsIsReplaced() throws Exception {
        try (MailListener mail = mail().build()) {
            mail.round(round);
            int port = server.port();
            server.close();
            try (SmtpServer again = SmtpServer.plainOn(port)) {
                mail.round(Samples.round("2", Samples.resolved("v1", "payment", CRITICAL, 5)));
                assertThat(again.received).hasSize(1);
            }
        }
    }

    @Test
    void refusedRecipientDoesNotKeepTheOthersFromTheMail() throws Exception {
        server.refusals = to -> to.equals("b@example.com") ? new RejectException(550, "no such user") : null;
        try (MailListener mail = mail().build()) {
            mail.round(round);
        }

        assertThat(server.received).hasSize(1);
        assertThat(server.received.get(0).to()).hasSize(3).doesNotContain("b@example.com");
    }

    @Test
    void deferredRecipientGetsTheSameMailLaterAndTheOthersDoNotGetItTwice() throws Exception {
        server.refusals = to -> to.equals("b@example.com") ? new RejectException(451, "greylisted") : null;
        try (MailListener mail = mail().build()) {
            assertThatThrownBy(() -> mail.round(round))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("b@example.com")
                    .hasMessageContaining("greylisted");
            server.refusals = to -> null;
            mail.round(round);
            mail.round(round);
        }

        assertThat(server.received)
                .extracting(SmtpServer.Received::to)
                .extracting(to -> to.size())
                .containsExactly(3, 1);
        assertThat(server.received)
                .extracting(SmtpServer.Received::id)
                .containsOnly(server.received.get(0).id());
    }

    @Test
    void mailThatIsRefusedForAllIsGivenUp() throws Exception {
        server.refusals = to -> to.contains("@example") ? new RejectException(550, "go away") : null;
        assertGivenUp("go away");
        server.refusals = to -> to.equals("DATA") ? new RejectException(554, "spam") : null;
        assertGivenUp("spam");
        server.refusals = to -> to.equals("sla@example.com") ? new RejectException(553, "not yours") : null;
        assertGivenUp("not yours");
    }

    private void assertGivenUp(String answer) {
        try (MailListener mail = mail().build()) {
            assertThatThrownBy(() -> mail.round(round))
                    .asInstanceOf(type(DeliveryException.class))
                    .returns(true, DeliveryException::isPermanent)
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains(answer);
        }
        assertThat(server.received).isEmpty();
    }

    @Test
    void refusalForNowIsTriedAgain() throws Exception {
        server.refusals = to -> to.equals("DATA") ? new RejectException(452, "disk full") : null;
        try (MailListener mail = mail().build()) {
            assertThatThrownBy(() -> mail.round(round))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("disk full");
            server.refusals = to -> null;
            mail.round(round);
        }

        assertThat(server.received).hasSize(1);
        assertThat(server.received.get(0).to()).hasSize(4);
    }

    @Test
    void refusedGroupDoesNotKeepTheNextFromItsMail() throws Exception {
        server.refusals = to -> to.equals("on-call@example.com") ? new RejectException(550, "gone") : null;
        try (MailListener mail = mail().forSeverity(CRITICAL, Recipients.to("on-call@example.com"))
                .build()) {
            assertThatThrownBy(() -> mail.round(Samples.round(
                            "1", Samples.opened("v1", "payment", CRITICAL), Samples.opened("v2", "auth", WARNING))))
                    .isInstanceOf(DeliveryException.class);
        }

        assertThat(server.received)
                .extracting(SmtpServer.Received::subject)
                .singleElement()
                .asString()
                .contains("auth");
    }
}
