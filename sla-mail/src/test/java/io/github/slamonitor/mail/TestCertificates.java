package io.github.slamonitor.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made for this run by the JDK's own tool. */
final class TestCertificates {

    static final String PASSWORD = "changeit";
    private static final Map<String, TestCertificates> MADE = new ConcurrentHashMap<>();

    private final Path file;
    private final KeyStore keys;

    private TestCertificates(String names) {
        try {
            file = keyStore(names);
            keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For localhost and 127.0.0.1; trusts itself. */
    static SSLContext localhost() {
        return ofLocalhost().context();
    }

    static TestCertificates ofLocalhost() {
        return MADE.computeIfAbsent("dns:localhost,ip:127.0.0.1", TestCertificates::new);
    }

    /** For another host; trusts itself. */
    static SSLContext otherHost() {
        return MADE.computeIfAbsent("dns:mail.example.com", TestCertificates::new)
                .context();
    }

    Path file() {
        return file;
    }

    /** Writes certificate and key as programs that are not Java want them. */
    void writePem(Path certificate, Path key) throws Exception {
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("mail").getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("mail", PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + type
                + "-----\n";
    }

    private static Path keyStore(String names) throws IOException {
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

    private SSLContext context() {
        try {
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
