package io.github.slamonitor.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mail addresses as users write them. */
final class Addresses {

    private Addresses() {}

    static List<InternetAddress> all(String... addresses) {
        return Stream.of(addresses).map(Addresses::one).toList();
    }

    static InternetAddress one(String text) {
        if (!Shown.line(text, Integer.MAX_VALUE).equals(text)) {
            throw wrong(text, "it has control characters", null);
        }
        try {
            InternetAddress address = new InternetAddress(text, true);
            check(text, address.getAddress());
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
            return address;
        } catch (AddressException e) {
            throw wrong(text, String.valueOf(e.getMessage()), e);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(String text, String address) {
        if (address.indexOf('@') < 0) {
            throw wrong(text, "it has no @", null);
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address)) {
            throw wrong(text, "only the name in front of it may have characters that are not ASCII", null);
        }
    }

    private static IllegalArgumentException wrong(String text, String why, @Nullable Exception e) {
        return new IllegalArgumentException(
                "not a mail address: " + why + ": address=\"" + Shown.line(text, 200) + "\"", e);
    }

    static String list(List<InternetAddress> addresses) {
        return addresses.stream().map(InternetAddress::getAddress).collect(Collectors.joining(", "));
    }
}
