package io.github.slamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.slamonitor.Severity;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TLS from the first byte on, with another server, and what arrives in the box. */
class GreenMailTest {

    private static final String FILE = "greenmail.tls.keystore.file";
    private static final String STORE_PASSWORD = "greenmail.tls.keystore.password";
    private static final String KEY_PASSWORD = "greenmail.tls.key.password";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

    @BeforeEach
    void start() {
        System.setProperty(FILE, TestCertificates.ofLocalhost().file().toString());
        System.setProperty(STORE_PASSWORD, TestCertificates.PASSWORD);
        System.setProperty(KEY_PASSWORD, TestCertificates.PASSWORD);
        server.start();
        server.setUser("team@example.com", "sla", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
        System.clearProperty(FILE);
        System.clearProperty(STORE_PASSWORD);
        System.clearProperty(KEY_PASSWORD);
    }

    private MailListenerBuilder mail(String password) {
        return MailListener.smtp("127.0.0.1")
                .port(server.getSmtps().getPort())
                .implicitTls()
                .sslContext(TestCertificates.localhost())
                .login("sla", () -> password)
                .from("SLA-Wächter <sla@example.com>")
                .to("Zoë <team@example.com>");
    }

    @Test
    void aMailArrivesOverImplicitTls() throws Exception {
        try (MailListener mail = mail("secret").build()) {
            assertThat(mail.verify()).isEmpty();
            mail.round(Samples.round("1", Samples.opened("v1", "Zahlung 🚀", Severity.CRITICAL)));
        }

        MimeMessage[] messages = server.getReceivedMessages();
        assertThat(messages).hasSize(1);
        assertThat(messages[0].getSubject())
                .isEqualTo("[SLA] CRITICAL: Zahlung 🚀 in violation: failure rate at most 5%");
        assertThat(messages[0].getFrom())
                .extracting(Object::toString)
                .containsExactly("=?UTF-8?Q?SLA-W=C3=A4chter?= <sla@example.com>");
        assertThat(messages[0].getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void wrongPasswordIsSaid() {
        try (MailListener mail = mail("wrong").build()) {
            assertThat(mail.verify().orElse("")).startsWith("the server refuses the login");
        }
    }
}
