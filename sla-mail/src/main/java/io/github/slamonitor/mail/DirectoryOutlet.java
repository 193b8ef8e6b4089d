package io.github.slamonitor.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Writes each mail to a file of its own. The same mail written again replaces its file. */
final class DirectoryOutlet implements Outlet {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;

    DirectoryOutlet(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    @Override
    public SendResult send(MimeMessage message, List<InternetAddress> recipients) throws IOException {
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, "mail", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                message.writeTo(out);
            }
            Files.move(part, directory.resolve(fileName(message)), StandardCopyOption.REPLACE_EXISTING);
        } catch (MessagingException e) {
            throw new IOException("a mail cannot be written to " + directory, e);
        } finally {
            Files.deleteIfExists(part);
        }
        return SendResult.accepted(recipients);
    }

    private static String fileName(MimeMessage message) throws MessagingException {
        Instant sent = Objects.requireNonNull(message.getSentDate()).toInstant();
        String id = message.getMessageID().replaceAll("@.*|[^A-Za-z0-9.]", "");
        return TIME.format(sent) + "-" + id + ".eml";
    }

    @Override
    public Optional<String> verify(InternetAddress sender, List<InternetAddress> recipients) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "mail", ".part"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the folder " + directory + " cannot be written to: " + e);
        }
    }

    @Override
    public void release() {}

    @Override
    public String toString() {
        return directory.toString();
    }
}
