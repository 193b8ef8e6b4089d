package io.github.slamonitor.mail;

import io.github.slamonitor.mail.SmtpSettings.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/**
 * Opens connections. The socket is one of a channel, which an interrupt closes: a server that keeps a conversation going without an
 * end is cut off by the time limit of the delivery, where a plain socket would not hear of it.
 */
final class SmtpConnection {

    private final SmtpSettings settings;
    private final ScheduledExecutorService timer;

    SmtpConnection(SmtpSettings settings, ScheduledExecutorService timer) {
        this.settings = settings;
        this.timer = timer;
    }

    /** Connects, encrypts and logs in. */
    SMTPTransport open() throws MessagingException, IOException {
        Socket socket = socket();
        boolean opened = false;
        try {
            SMTPTransport transport = new SMTPTransport(
                    session(), new URLName("smtp", settings.host(), settings.port(), null, null, null));
            transport.setLocalHost(literal(socket.getLocalAddress()));
            transport.connect(socket);
            opened = true;
            checkLogin(transport);
            return transport;
        } finally {
            if (!opened) {
                socket.close();
            }
        }
    }

    private void checkLogin(SMTPTransport transport) throws MessagingException {
        if (settings.login() != null && !transport.supportsExtension("AUTH")) {
            transport.close();
            throw new AuthenticationFailedException("the server offers no login");
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", factory());
        properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
        properties.put("mail.smtp.timeout", Long.toString(settings.readTimeout().toMillis()));
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        Login login = settings.login();
        properties.put("mail.smtp.auth", Boolean.toString(login != null));
        return login == null ? Session.getInstance(properties) : Session.getInstance(properties, authenticator(login));
    }

    private static Authenticator authenticator(Login login) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        login.user().get(), login.password().get());
            }
        };
    }

    private SSLSocketFactory factory() {
        SSLContext context = settings.sslContext();
        return context == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : context.getSocketFactory();
    }

    private Socket socket() throws IOException {
        Socket plain = connected();
        try {
            plain.setSoTimeout((int) settings.readTimeout().toMillis());
            Socket limited =
                    new WriteTimeoutSocket(plain, (int) settings.writeTimeout().toMillis(), timer);
            return settings.security() == Security.IMPLICIT_TLS ? encrypted(limited) : limited;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /** Tries each address of the host, all within the time limit. */
    private Socket connected() throws IOException {
        Duration limit = settings.connectTimeout();
        long deadline = System.nanoTime() + limit.toNanos();
        IOException failure = null;
        for (InetAddress address : InetAddress.getAllByName(settings.host())) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (failure != null && left <= 0) {
                break;
            }
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket().connect(new InetSocketAddress(address, settings.port()), (int) Math.max(1, left));
                return channel.socket();
            } catch (IOException | RuntimeException e) {
                channel.close();
                failure = e instanceof IOException known ? known : new IOException(e);
            }
        }
        throw failure == null ? new IOException("no address") : failure;
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) factory().createSocket(plain, settings.host(), settings.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // checks the name as RFC 6125 asks for
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** This end, as HELO wants it where there is no name: looking one up could take any time. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return text.indexOf(':') < 0 ? "[" + text + "]" : "[IPv6:" + text + "]";
    }
}
