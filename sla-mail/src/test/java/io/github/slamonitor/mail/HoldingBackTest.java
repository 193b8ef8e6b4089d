package io.github.slamonitor.mail;

import static io.github.slamonitor.Severity.CRITICAL;
import static io.github.slamonitor.Severity.WARNING;
import static io.github.slamonitor.mail.Samples.opened;
import static io.github.slamonitor.mail.Samples.reminded;
import static io.github.slamonitor.mail.Samples.resolved;
import static io.github.slamonitor.mail.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** What quiet hours and the limit of mails an hour hold back is told later, whole. */
class HoldingBackTest {

    private final SmtpServer server = SmtpServer.plain();
    private volatile Instant now = Samples.NOON;

    @AfterEach
    void stop() {
        server.close();
    }

    private MailListenerBuilder mail() {
        return MailListener.smtp("127.0.0.1")
                .port(server.port())
                .unencrypted()
                .zone(ZoneOffset.UTC)
                .clock(() -> now)
                .from("sla@example.com")
                .to("team@example.com");
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private Eml last() throws Exception {
        SmtpServer.Received received = server.received.get(server.received.size() - 1);
        return Eml.of(received.raw().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatIsMoreThanTheLimitComesInOneMailAsSoonAsThereIsRoom() throws Exception {
        try (MailListener mail = mail().atMostPerHour(2).build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            after(Duration.ofMinutes(10));
            mail.round(round("2", opened("v2", "b", CRITICAL)));
            mail.round(round("3", opened("v3", "c", WARNING)));
            after(Duration.ofMinutes(30));
            mail.round(round("4", resolved("v3", "c", WARNING, 30)));
            mail.round(round("5", opened("v4", "d", WARNING)));
            assertThat(server.received).hasSize(2);

            after(Duration.ofMinutes(20));
            mail.round(round("6", opened("v5", "e", CRITICAL)));
            assertThat(server.received).hasSize(3);
            assertThat(last().subject())
                    .isEqualTo("[SLA] WARNING: d in violation: failure rate at most 5%; 1 resolved");
            assertThat(last().text())
                    .contains("3 notifications were held back since 2026-07-01 12:10 UTC: at most 2 mails an hour.");

            after(Duration.ofMinutes(10));
            mail.round(round("7", opened("v6", "f", CRITICAL)));
            assertThat(server.received).hasSize(4);
            assertThat(last().subject()).contains("e in violation");
        }
        assertThat(last().subject()).contains("f in violation");
        assertThat(server.received).hasSize(5);
    }

    @Test
    void theLimitIsOneForEachGroup() throws Exception {
        try (MailListener mail = mail().atMostPerHour(1)
                .forSeverity(CRITICAL, Recipients.to("on-call@example.com"))
                .build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            mail.round(round("2", opened("v2", "b", WARNING), opened("v3", "c", CRITICAL)));
            assertThat(server.received).hasSize(2);
            assertThat(last().subject()).contains("c in violation");
        }
    }

    @Test
    void quietHoursHoldBackTheirSeverityAloneUntilTheyEnd() throws Exception {
        now = Instant.parse("2026-07-01T23:00:00Z");
        try (MailListener mail = mail().quietHours(WARNING, LocalTime.of(22, 0), LocalTime.of(7, 0))
                .build()) {
            mail.round(round("1", opened("v1", "a", WARNING), opened("v2", "b", CRITICAL)));
            mail.round(round("2", reminded("v1", "a", WARNING, 60)));
            assertThat(server.received).hasSize(1);
            assertThat(last().subject()).contains("CRITICAL: b in violation");

            now = Instant.parse("2026-07-02T06:59:59Z");
            mail.round(round("3", resolved("v2", "b", CRITICAL, 70)));
            assertThat(server.received).hasSize(2);
            assertThat(last().subject()).contains("RESOLVED: b");

            now = Instant.parse("2026-07-02T07:00:00Z");
            mail.round(round("4", resolved("v9", "z", CRITICAL, 80)));
            assertThat(server.received).hasSize(4);
            Eml summary = Eml.of(server.received.get(2).raw().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            assertThat(summary.subject()).contains("WARNING: a in violation");
            assertThat(summary.text())
                    .contains(
                            "2 notifications were held back since 2026-07-01 23:00 UTC: quiet hours 22:00 to 07:00 for WARNING.");
        }
    }

    @Test
    void theSummaryComesWithoutAnotherRound() throws Exception {
        now = Instant.parse("2026-07-01T23:00:00Z");
        try (MailListener mail = mail().clock(() -> Instant.now().plus(Duration.between(realStart, now)))
                .quietHours(WARNING, LocalTime.of(22, 0), LocalTime.of(23, 0, 1))
                .build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            assertThat(server.received).isEmpty();
            await().atMost(Duration.ofSeconds(20)).until(() -> server.received.size() == 1);
        }
    }

    private final Instant realStart = Instant.now();

    @Test
    void whatIsHeldBackIsToldInTheEndThoughItBeQuiet() throws Exception {
        try (MailListener mail = mail().quietHours(WARNING, LocalTime.of(10, 0), LocalTime.of(14, 0))
                .build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            assertThat(server.received).isEmpty();
        }
        assertThat(server.received).hasSize(1);
        assertThat(last().text()).contains("1 notification was held back", "now monitoring ends");
    }

    private static @Nullable RejectException later(String to) {
        return to.equals("DATA") ? new RejectException(451, "later") : null;
    }

    private List<String> told() {
        return server.received.stream()
                .map(mail -> mail.subject().replaceAll(".*: (.) in violation.*", "$1"))
                .toList();
    }

    @Test
    void aSummaryThatIsRefusedForNowIsTriedAgainAndHoldsUpWhatComesAfter() throws Exception {
        try (MailListener mail = mail().atMostPerHour(2).build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            mail.round(round("2", opened("v2", "b", WARNING)));
            mail.round(round("3", opened("v3", "c", WARNING)));
            after(Duration.ofMinutes(61));
            server.refusals = HoldingBackTest::later;
            var round = round("4", opened("v4", "d", WARNING));
            assertThatThrownBy(() -> mail.round(round)).isInstanceOf(IOException.class);
            server.refusals = to -> null;
            mail.round(round);
            assertThat(told()).containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void whatIsHeldBackWhileASummaryWaitsComesRightAfterIt() throws Exception {
        try (MailListener mail = mail().atMostPerHour(1).build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            mail.round(round("2", opened("v2", "b", WARNING)));
            after(Duration.ofMinutes(61));
            server.refusals = HoldingBackTest::later;
            mail.round(round("3", opened("v3", "c", WARNING)));
            server.refusals = to -> null;
            after(Duration.ofMinutes(61));
            mail.round(round("4", opened("v4", "d", WARNING)));
            assertThat(told()).containsExactly("a", "b", "c");
        }
        assertThat(told()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aSummaryThatOneGroupCannotGetNowDoesNotKeepTheOthersFromTheirMail() throws Exception {
        try (MailListener mail = mail().atMostPerHour(2)
                .forSeverity(CRITICAL, Recipients.to("on-call@example.com"))
                .build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            mail.round(round("2", opened("v2", "b", WARNING)));
            mail.round(round("3", opened("v3", "c", WARNING)));
            after(Duration.ofMinutes(61));
            server.refusals = to -> to.equals("team@example.com") ? new RejectException(452, "mailbox full") : null;
            var round = round("4", opened("v4", "d", WARNING), opened("v5", "e", CRITICAL));
            assertThatThrownBy(() -> mail.round(round))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("mailbox full");
            assertThat(told()).containsExactly("a", "b", "e");
            server.refusals = to -> null;
            mail.round(round);
            assertThat(told()).containsExactly("a", "b", "e", "c", "d");
        }
    }

    @Test
    void aSummaryIsGivenUpAfterADaySoThatItHoldsUpNothingForEver() throws Exception {
        try (MailListener mail = mail().atMostPerHour(2).build()) {
            mail.round(round("1", opened("v1", "a", WARNING)));
            mail.round(round("2", opened("v2", "b", WARNING)));
            mail.round(round("3", opened("v3", "c", WARNING)));
            after(Duration.ofMinutes(61));
            server.refusals = HoldingBackTest::later;
            var round = round("4", opened("v4", "d", WARNING));
            assertThatThrownBy(() -> mail.round(round)).isInstanceOf(IOException.class);
            after(Duration.ofHours(25));
            assertThatThrownBy(() -> mail.round(round)).isInstanceOf(IOException.class);
            server.refusals = to -> null;
            mail.round(round);
            assertThat(told()).containsExactly("a", "b", "d");
        }
    }

    @Test
    void aRoundThatIsDeliveredAgainIsNotHeldBackTwice() throws Exception {
        var round = round("1", opened("v1", "a", WARNING), opened("v2", "b", CRITICAL));
        server.refusals = to -> to.equals("DATA") ? new RejectException(451, "later") : null;
        try (MailListener mail = mail().quietHours(WARNING, LocalTime.of(10, 0), LocalTime.of(14, 0))
                .build()) {
            assertThatThrownBy(() -> mail.round(round)).isInstanceOf(IOException.class);
            server.refusals = to -> null;
            mail.round(round);
        }
        assertThat(server.received).hasSize(2);
        assertThat(last().text()).contains("1 notification was held back");
    }

    @Test
    void ofMoreThanCanBeKeptTheNumberIsTold() throws Exception {
        now = Samples.NOON;
        try (MailListener mail = mail().quietHours(WARNING, LocalTime.of(10, 0), LocalTime.of(14, 0))
                .quietHours(CRITICAL, LocalTime.of(10, 0), LocalTime.of(14, 0))
                .build()) {
            mail.round(Samples.large(10_007));
        }
        assertThat(last().text())
                .contains("10,007 notifications were held back", "Not listed for want of room: 7.", "(10,000)");
    }

    @Test
    void quietHoursKnowTheirEnd() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"));
        assertThat(night.endAt(Instant.parse("2026-07-01T19:59:59Z"))).isEmpty();
        assertThat(night.endAt(Instant.parse("2026-07-01T20:00:00Z"))).contains(Instant.parse("2026-07-02T05:00:00Z"));
        assertThat(night.endAt(Instant.parse("2026-07-02T04:59:59Z"))).contains(Instant.parse("2026-07-02T05:00:00Z"));
        assertThat(night.endAt(Instant.parse("2026-07-02T05:00:00Z"))).isEmpty();
        assertThat(night.endAt(Instant.parse("2026-10-24T21:00:00Z")))
                .as("over the end of summer time")
                .contains(Instant.parse("2026-10-25T06:00:00Z"));
        QuietHours lunch = new QuietHours(LocalTime.NOON, LocalTime.of(13, 0), ZoneOffset.UTC);
        assertThat(lunch.endAt(Samples.NOON)).contains(Samples.NOON.plusSeconds(3600));
        assertThat(lunch.endAt(Samples.NOON.minusSeconds(1))).isEmpty();
        assertThat(lunch.endAt(Samples.NOON.plusSeconds(3600))).isEmpty();
    }
}
