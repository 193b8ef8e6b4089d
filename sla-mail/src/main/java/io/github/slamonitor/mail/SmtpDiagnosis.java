package io.github.slamonitor.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a server or with how it is reached, in one sentence with a remedy. */
record SmtpDiagnosis(SmtpSettings settings) {

    private static final int DEEPEST = 30;

    String of(Throwable failure) {
        List<Throwable> causes = causes(failure);
        String address = settings.address();
        for (Throwable cause : causes) {
            String sentence = sentence(cause, address);
            if (sentence != null) {
                return sentence;
            }
        }
        Throwable innermost = causes.get(0);
        return address + " failed: " + SmtpAnswers.oneLine(innermost.toString());
    }

    private @Nullable String sentence(Throwable cause, String address) {
        if (cause instanceof UnknownHostException) {
            return "the host " + settings.host() + " is not known: check its name";
        }
        if (cause instanceof NoRouteToHostException || cause instanceof ConnectException) {
            return "nothing accepts connections at " + address + ": check host and port";
        }
        if (cause instanceof SocketTimeoutException) {
            return timeout(cause, address);
        }
        if (cause instanceof AuthenticationFailedException) {
            return "the server refuses the login, check user and password: " + SmtpAnswers.oneLine(cause.getMessage());
        }
        return tls(cause, address);
    }

    private String timeout(Throwable cause, String address) {
        boolean connecting = String.valueOf(cause.getMessage()).startsWith("Connect");
        return connecting
                ? "no answer from " + address + " within "
                        + settings.connectTimeout().toMillis() + " ms: check host, port and firewall"
                : address + " accepts the connection but says nothing for "
                        + settings.readTimeout().toMillis() + " ms: it is stuck, or the port wants "
                        + (settings.security() == SmtpSettings.Security.IMPLICIT_TLS ? "STARTTLS" : "implicitTls()");
    }

    private @Nullable String tls(Throwable cause, String address) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof CertificateException) {
            boolean wrongName = message.contains("No name matching")
                    || message.contains("subject alternative")
                    || message.contains("No subject");
            return wrongName
                    ? "the certificate of " + address + " is for another host: " + SmtpAnswers.oneLine(message)
                    : "the certificate of " + address + " is not trusted: " + SmtpAnswers.oneLine(message);
        }
        if (cause instanceof MessagingException && message.contains("STARTTLS is required")) {
            return address + " does not offer STARTTLS: use the port that does, most often 587, or implicitTls()";
        }
        if (cause instanceof SSLException && message.contains("Unsupported or unrecognized SSL message")) {
            return address + " does not speak TLS from the start: use the port that does, most often 465, or STARTTLS";
        }
        return null;
    }

    /** The innermost first, since it is the most exact. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable next = failure;
        while (next != null && causes.size() < DEEPEST) {
            causes.add(0, next);
            next = next instanceof MessagingException chained && chained.getNextException() != null
                    ? chained.getNextException()
                    : next.getCause();
        }
        return causes;
    }
}
