package io.github.slamonitor.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A mail as a mail program reads it: its parts by type or file name. */
record Eml(MimeMessage message, String raw, Map<String, byte[]> parts) {

    static List<Eml> in(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> sorted = files.sorted().toList();
            List<Eml> mails = new ArrayList<>();
            for (Path file : sorted) {
                mails.add(of(Files.readAllBytes(file)));
            }
            return mails;
        }
    }

    static Eml of(byte[] bytes) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        collect(message, parts);
        return new Eml(message, new String(bytes, StandardCharsets.ISO_8859_1), parts);
    }

    private static void collect(Part part, Map<String, byte[]> parts) throws Exception {
        if (part.getContent() instanceof MimeMultipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart inner = several.getBodyPart(i);
                collect(inner, parts);
            }
            return;
        }
        String name = part.getFileName() == null ? part.getContentType().replaceFirst(";.*", "") : part.getFileName();
        parts.put(name, content(part));
    }

    private static byte[] content(Part part) throws IOException, MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = part.getDataHandler().getInputStream()) {
            in.transferTo(bytes);
        }
        return bytes.toByteArray();
    }

    String text() {
        return part("text/plain");
    }

    String html() {
        return part("text/html");
    }

    String part(String name) {
        byte[] bytes = parts.get(name);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    String subject() throws MessagingException {
        return message.getSubject();
    }

    String header(String name) throws MessagingException {
        String value = message.getHeader(name, " ");
        return value == null ? "" : value;
    }
}
