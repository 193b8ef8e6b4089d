package io.github.slamonitor.mail;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How an SMTP server is reached. */
record SmtpSettings(
        String host,
        int port,
        Security security,
        @Nullable Login login,
        @Nullable SSLContext sslContext,
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout) {

    /** How what is sent is kept from others. */
    enum Security {
        STARTTLS(587),
        IMPLICIT_TLS(465),
        NONE(25);

        final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
