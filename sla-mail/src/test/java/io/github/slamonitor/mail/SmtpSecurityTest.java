package io.github.slamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.Severity;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** STARTTLS, logins, and what {@link MailListener#verify} says when something is wrong. */
class SmtpSecurityTest {

    private static final SmtpServer SECURED = SmtpServer.secured();

    @AfterAll
    static void stop() {
        SECURED.close();
    }

    private static MailListenerBuilder mail(int port) {
        return MailListener.smtp("localhost")
                .port(port)
                .sslContext(TestCertificates.localhost())
                .timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20))
                .from(SmtpServer.USER)
                .to("team@example.com");
    }

    private static MailListenerBuilder secured() {
        return mail(SECURED.port()).login(SmtpServer.USER, () -> SmtpServer.PASSWORD);
    }

    private static String problem(MailListenerBuilder builder) {
        try (MailListener mail = builder.build()) {
            return mail.verify().orElse("");
        }
    }

    @Test
    void sendsEncryptedAndLoggedIn() throws Exception {
        try (MailListener mail = secured().build()) {
            assertThat(mail.verify()).isEmpty();
            int before = SECURED.received.size();
            mail.round(Samples.round("1", Samples.opened("v1", "payment", Severity.CRITICAL)));
            assertThat(SECURED.received).hasSize(before + 1);
        }
    }

    @Test
    void verifySendsNothing() {
        int before = SECURED.received.size();
        assertThat(problem(secured())).isEmpty();
        assertThat(SECURED.received).hasSize(before);
    }

    @Test
    void loginComesFromEnvironmentVariables() {
        Map<String, String> environment = Map.of("U", SmtpServer.USER, "P", SmtpServer.PASSWORD);
        assertThat(problem(mail(SECURED.port()).loginFrom("U", "P", environment::get)))
                .isEmpty();
        assertThatThrownBy(() -> mail(1).loginFrom("U", "MISSING", environment::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the environment variable MISSING is not set");
    }

    @Test
    void wrongPasswordIsSaidWithoutTellingIt() {
        MailListenerBuilder wrong = mail(SECURED.port()).login(SmtpServer.USER, () -> "s3cret-and-wrong");
        assertThat(problem(wrong))
                .startsWith("the server refuses the login, check user and password: 535")
                .doesNotContain("s3cret");
        try (MailListener mail = wrong.build()) {
            assertThatThrownBy(() -> mail.round(Samples.round("1", Samples.opened("v1", "payment", Severity.CRITICAL))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("refuses the login")
                    .hasMessageNotContaining("s3cret");
            assertThat(mail).hasToString("mail to localhost:" + SECURED.port());
        }
    }

    @Test
    void strangeCertificateIsRefused() {
        MailListenerBuilder trustingNobody = MailListener.smtp("localhost")
                .port(SECURED.port())
                .from(SmtpServer.USER)
                .to("team@example.com");
        assertThat(problem(trustingNobody)).contains("certificate").contains("is not trusted");
        assertThat(problem(secured().sslContext(TestCertificates.otherHost())))
                .contains("certificate")
                .contains("is not trusted");
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        try (SmtpServer other = SmtpServer.startTls(TestCertificates.otherHost())) {
            assertThat(problem(mail(other.port()).sslContext(TestCertificates.otherHost())))
                    .contains("is for another host");
        }
        try (TlsServer other = new TlsServer(TestCertificates.otherHost())) {
            assertThat(problem(mail(other.port()).implicitTls().sslContext(TestCertificates.otherHost())))
                    .contains("is for another host");
        }
    }

    @Test
    void serverWithoutStartTlsGetsNothing() {
        try (SmtpServer plain = SmtpServer.plain()) {
            assertThat(problem(mail(plain.port()))).contains("does not offer STARTTLS");
            assertThat(problem(mail(plain.port()).implicitTls())).contains("does not speak TLS from the start");
            assertThat(problem(mail(plain.port()).unencrypted().login("u", () -> "p")))
                    .contains("offers no login");
            assertThat(plain.received).isEmpty();
        }
    }

    @Test
    void wrongHostAndPortAreSaid() throws IOException {
        assertThat(problem(MailListener.smtp("no-such-host.invalid")
                        .from("a@b.example")
                        .to("c@d.example")))
                .isEqualTo("the host no-such-host.invalid is not known: check its name");
        int free = FreePort.find();
        assertThat(problem(mail(free)))
                .isEqualTo("nothing accepts connections at localhost:" + free + ": check host and port");
    }

    @Test
    void silentServerIsSaid() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            Duration second = Duration.ofSeconds(1);
            assertThat(problem(mail(silent.getLocalPort()).timeouts(second, second, second)))
                    .contains("says nothing for 1000 ms");
        }
    }

    @Test
    void refusedSenderAndRecipientAreSaid() {
        try (SmtpServer plain = SmtpServer.plain()) {
            plain.refusals = to -> to.equals(SmtpServer.USER) ? new RejectException(553, "not yours") : null;
            assertThat(problem(mail(plain.port()).unencrypted()))
                    .isEqualTo("the server refuses the sender sla@example.com: 553 not yours");
            plain.refusals = to -> to.startsWith("team") ? new RejectException(550, "no such user") : null;
            assertThat(problem(mail(plain.port()).unencrypted()))
                    .isEqualTo("the server refuses the recipient team@example.com: 550 no such user");
        }
    }
}
