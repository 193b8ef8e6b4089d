package io.github.slamonitor.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real server in this JVM, which keeps what it is sent and refuses what it is told to. */
final class SmtpServer implements AutoCloseable {

    static final String USER = "sla@example.com";
    static final String PASSWORD = "correct horse";

    final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<SocketAddress> clients = ConcurrentHashMap.newKeySet();
    /** What to say to a recipient, or to the mail under "DATA"; null to accept. */
    volatile Function<String, @Nullable RejectException> refusals = address -> null;

    private final SMTPServer server;

    /** A mail with the addresses of its envelope. */
    record Received(String from, List<String> to, String raw) {

        MimeMessage message() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String id() {
            try {
                return message().getMessageID();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String subject() {
            try {
                return message().getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private SmtpServer(UnaryOperator<SMTPServer.Builder> settings) {
        server = settings.apply(SMTPServer.port(0).messageHandlerFactory(this::handler))
                .build();
        server.start();
    }

    static SmtpServer plain() {
        return new SmtpServer(settings -> settings);
    }

    static SmtpServer plainOn(int port) {
        return new SmtpServer(settings -> settings.port(port));
    }

    /** With STARTTLS and a login, both required. */
    static SmtpServer secured() {
        return new SmtpServer(settings -> settings.requireTLS()
                .startTlsSocketFactory(TestCertificates.localhost())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                })));
    }

    static SmtpServer startTls(SSLContext context) {
        return new SmtpServer(settings -> settings.enableTLS().startTlsSocketFactory(context));
    }

    /** How many connections there were. */
    int sessions() {
        return clients.size();
    }

    int port() {
        return server.getPortAllocated();
    }

    private MessageHandler handler(MessageContext context) {
        clients.add(context.getRemoteAddress());
        return new Conversation();
    }

    private final class Conversation implements MessageHandler {

        private String from = "";
        private final List<String> to = new CopyOnWriteArrayList<>();

        @Override
        public void from(String address) throws RejectException {
            refuse(address);
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            refuse(address);
            to.add(address);
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException {
            try {
                String raw = new String(data.readAllBytes(), StandardCharsets.ISO_8859_1);
                refuse("DATA");
                received.add(new Received(from, List.copyOf(to), raw));
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void refuse(String what) throws RejectException {
            RejectException refusal = refusals.apply(what);
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public void done() {}
    }

    @Override
    public void close() {
        server.stop();
    }
}
