package io.github.slamonitor.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made for this run by the JDK's own tool. */
final class TestCertificates {

    static final String PASSWORD = "changeit";
    private static final Map<String, SSLContext> CONTEXTS = new ConcurrentHashMap<>();

    private TestCertificates() {}

    /** For localhost and 127.0.0.1; trusts itself. */
    static SSLContext localhost() {
        return context("dns:localhost,ip:127.0.0.1");
    }

    /** For another host; trusts itself. */
    static SSLContext otherHost() {
        return context("dns:mail.example.com");
    }

    private static SSLContext context(String names) {
        return CONTEXTS.computeIfAbsent(names, TestCertificates::create);
    }

    static Path keyStore(String names) throws IOException {
        Path folder = Files.createTempDirectory("sla-mail-test");
        Path file = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(folder.resolve("out.txt")));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    private static SSLContext create(String names) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keyStore(names))) {
                keys.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("mail", keys.getCertificate("mail"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
