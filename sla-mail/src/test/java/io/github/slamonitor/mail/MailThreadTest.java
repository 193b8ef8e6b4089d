package io.github.slamonitor.mail;

import static io.github.slamonitor.Severity.CRITICAL;
import static io.github.slamonitor.mail.Samples.opened;
import static io.github.slamonitor.mail.Samples.reminded;
import static io.github.slamonitor.mail.Samples.resolved;
import static io.github.slamonitor.mail.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Round;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which headers a mail program puts mails together. */
class MailThreadTest {

    @TempDir
    Path folder;

    private List<Eml> sent(Round... rounds) throws Exception {
        try (MailListener mail =
                MailListener.toDirectory(folder).from("sla@example.com").build()) {
            for (Round round : rounds) {
                mail.round(round);
            }
        }
        return Eml.in(folder);
    }

    @Test
    void everythingAboutOneViolationIsOneThread() throws Exception {
        List<Eml> mails = sent(
                round("1", opened("v1", "payment", CRITICAL)),
                round("2", reminded("v1", "payment", CRITICAL, 60)),
                round("3", resolved("v1", "payment", CRITICAL, 90)));

        String root = mails.get(0).header("Message-ID");
        assertThat(root).matches("<sla\\.v\\.[0-9a-f]{32}@example\\.com>");
        assertThat(mails.get(0).header("References")).isEmpty();
        for (Eml later : mails.subList(1, 3)) {
            assertThat(later.header("Message-ID")).startsWith("<sla.n.").isNotEqualTo(root);
            assertThat(later.header("In-Reply-To")).isEqualTo(root);
            assertThat(later.header("References")).isEqualTo(root);
        }
        assertThat(mails.get(1).header("Message-ID")).isNotEqualTo(mails.get(2).header("Message-ID"));
    }

    @Test
    void aMailAboutTwoViolationsIsInTheThreadOfBoth() throws Exception {
        List<Eml> mails = sent(
                round("1", opened("v1", "payment", CRITICAL), opened("v2", "auth", CRITICAL)),
                round("2", resolved("v2", "auth", CRITICAL, 60)),
                round("3", resolved("v1", "payment", CRITICAL, 90)));

        List<String> both = List.of(mails.get(0).header("References").split("\\s+"));
        assertThat(both).hasSize(2);
        assertThat(mails.get(0).header("In-Reply-To")).isEqualTo(both.get(1));
        assertThat(mails.get(1).header("References")).isEqualTo(both.get(1));
        assertThat(mails.get(2).header("References")).isEqualTo(both.get(0));
    }

    @Test
    void theSameNotificationHasTheSameIdFromAnotherProcessToo() throws Exception {
        Round round = round("1", opened("v1", "payment", CRITICAL), opened("v2", "auth", CRITICAL));
        String first = sent(round).get(0).header("Message-ID");
        Round again = Round.fromBytes(round.toBytes());

        List<Eml> mails = sent(again);
        assertThat(mails).as("the same file").hasSize(1);
        assertThat(mails.get(0).header("Message-ID")).isEqualTo(first);
    }

    @Test
    void theHeadersOfALargeRoundAreBounded() throws Exception {
        Eml mail = sent(Samples.large(10_000)).get(0);
        assertThat(mail.header("References").split("\\s+")).hasSize(40);
        assertThat(mail.raw().lines().takeWhile(line -> !line.isEmpty()))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(200));
    }
}
