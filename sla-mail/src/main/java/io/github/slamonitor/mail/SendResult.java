package io.github.slamonitor.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.List;

/**
 * What a server said to a mail.
 *
 * @param accepted who gets it
 * @param refused who does not, for good
 * @param deferred for whom it is to be tried again
 * @param answer what the server said to those who do not get it; empty when all do
 */
record SendResult(
        List<InternetAddress> accepted, List<InternetAddress> refused, List<InternetAddress> deferred, String answer) {

    static SendResult accepted(List<InternetAddress> everyone) {
        return new SendResult(everyone, List.of(), List.of(), "");
    }
}
