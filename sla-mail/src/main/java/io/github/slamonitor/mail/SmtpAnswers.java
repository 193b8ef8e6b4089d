package io.github.slamonitor.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a server's answers to a mail mean for each recipient: those from 500 on are final, others are not. */
final class SmtpAnswers {

    private static final int LONGEST = 200;
    private static final int FIRST_PERMANENT = 500;
    private static final int LAST_PERMANENT = 599;

    private SmtpAnswers() {}

    static SendResult result(SendFailedException failure, List<InternetAddress> recipients) {
        List<InternetAddress> accepted = among(recipients, failure.getValidSentAddresses());
        List<InternetAddress> refused = new ArrayList<>(among(recipients, failure.getInvalidAddresses()));
        List<InternetAddress> deferred = new ArrayList<>(recipients);
        deferred.removeAll(accepted);
        deferred.removeAll(refused);
        if (refusesMail(failure)) {
            refused.addAll(deferred);
            deferred.clear();
        }
        return new SendResult(accepted, refused, deferred, answer(failure));
    }

    /** Whether the answer is about the mail, not about a recipient, and final. */
    private static boolean refusesMail(SendFailedException failure) {
        if (failure instanceof SMTPSendFailedException answered) {
            boolean aboutRecipient =
                    answered.getCommand().toUpperCase(Locale.ROOT).startsWith("RCPT");
            return !aboutRecipient
                    && answered.getReturnCode() >= FIRST_PERMANENT
                    && answered.getReturnCode() <= LAST_PERMANENT;
        }
        return false;
    }

    private static List<InternetAddress> among(List<InternetAddress> recipients, Address @Nullable [] addresses) {
        Set<Address> some = addresses == null ? Set.of() : new HashSet<>(Arrays.asList(addresses));
        return recipients.stream().filter(some::contains).toList();
    }

    /** What the server said first against a recipient, else to the mail. */
    private static String answer(SendFailedException failure) {
        Exception next = failure;
        for (int depth = 0; next instanceof MessagingException chained && depth < 100; depth++) {
            if (chained instanceof SMTPAddressFailedException refusal) {
                return "the server refuses " + refusal.getAddress().getAddress() + ": " + oneLine(refusal.getMessage());
            }
            next = chained.getNextException();
        }
        return "the server refuses the mail: " + oneLine(failure.getMessage());
    }

    static String oneLine(@Nullable String answer) {
        return answer == null || answer.isBlank()
                ? "it gave no reason"
                : Shown.line(answer.strip().replaceAll("\\R+", " "), LONGEST);
    }
}
