package io.github.slamonitor.mail;

import static io.github.slamonitor.Severity.CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server from Debian's package python3-aiosmtpd, where it is installed: it shares no code and no language with ours. */
class DebianServerTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    @Test
    void takesMailsOverStartTls() throws Exception {
        assumeTrue(installed(), "python3-aiosmtpd is not installed");
        TestCertificates.ofLocalhost().writePem(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        Path box = folder.resolve("box");
        int port = FreePort.find();
        Process server = start(box, port);
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> accepts(port));
            try (MailListener mail = MailListener.smtp("localhost")
                    .port(port)
                    .sslContext(TestCertificates.localhost())
                    .from("sla@example.com")
                    .to("team@example.com")
                    .build()) {
                assertThat(mail.verify()).isEmpty();
                mail.round(Samples.round("1", Samples.opened("v1", "דפ🚀", CRITICAL)));
                mail.round(Samples.round("2", Samples.resolved("v1", "דפ🚀", CRITICAL, 5)));
            }
            assertThat(subjects(box))
                    .containsExactlyInAnyOrder(
                            "[SLA] CRITICAL: דפ🚀 in violation: failure rate at most 5%",
                            "[SLA] RESOLVED: דפ🚀: failure rate at most 5%");
        } finally {
            server.destroy();
            assertThat(server.waitFor()).isNotNegative();
        }
    }

    private static boolean installed() throws Exception {
        return new File(PYTHON).canExecute()
                && new ProcessBuilder(PYTHON, "-c", "import aiosmtpd").start().waitFor() == 0;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Process start(Path box, int port) throws IOException {
        return new ProcessBuilder(
                        PYTHON,
                        "-m",
                        "aiosmtpd",
                        "-n",
                        "-l",
                        "127.0.0.1:" + port,
                        "--tlscert",
                        folder.resolve("cert.pem").toString(),
                        "--tlskey",
                        folder.resolve("key.pem").toString(),
                        "-c",
                        "aiosmtpd.handlers.Mailbox",
                        box.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static List<String> subjects(Path box) throws Exception {
        try (Stream<Path> files = Files.list(box.resolve("new"))) {
            List<String> subjects = new ArrayList<>();
            for (Path file : files.toList()) {
                String mail = Files.readString(file, StandardCharsets.ISO_8859_1);
                subjects.add(Eml.of(mail.getBytes(StandardCharsets.ISO_8859_1)).subject());
            }
            return subjects;
        }
    }
}
