package io.github.slamonitor.mail;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.ListenerOptions;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Round;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.ViolationListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** A whole monitor whose mail server has its troubles. */
class MonitoredDeliveryTest {

    private static final SlaPolicy POLICY = SlaPolicy.named("shop")
            .appliesTo("*")
            .require(failureRate().atMost(percent(5)).over(ofSeconds(10)))
            .build();
    private static final ListenerOptions QUICK =
            ListenerOptions.defaults().backoff(ofMillis(20), ofMillis(50)).attemptTimeout(ofSeconds(20));

    private Instant now = Instant.now();

    private static MailListenerBuilder mail(int port) {
        return MailListener.smtp("127.0.0.1")
                .port(port)
                .unencrypted()
                .timeouts(ofSeconds(20), ofSeconds(20), ofSeconds(20))
                .from("sla@example.com")
                .to("team@example.com");
    }

    private SlaMonitor monitor(ListenerOptions options, MailListener mail, ViolationListener other) {
        return SlaMonitor.builder()
                .policy(POLICY)
                .listener(mail, options)
                .listener(other)
                .clock(() -> now)
                .evaluateEvery(ofHours(1))
                .start();
    }

    /** A service that breaks its rule, and an evaluation that notices. */
    private void violate(SlaMonitor monitor, String service) {
        monitor.record(new MetricRecord(service, now, ofMillis(10), false));
        monitor.evaluate(now);
        now = now.plusSeconds(1);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)); // it takes far less, unless the machine is busy
    }

    private static final class Witness implements ViolationListener {

        final List<Round> rounds = new CopyOnWriteArrayList<>();

        @Override
        public void round(Round round) {
            rounds.add(round);
        }
    }

    @Test
    void everyNotificationArrivesOnceAndInOrderWhenTheServerComesUp() throws Exception {
        int port = FreePort.find();
        Witness witness = new Witness();
        try (MailListener mail = mail(port).build();
                SlaMonitor monitor = monitor(QUICK, mail, witness)) {
            for (int i = 0; i < 5; i++) {
                violate(monitor, "service-" + i);
            }
            await().until(() -> monitor.health().listeners().get(0).failedAttempts() >= 2);
            assertThat(monitor.health().listeners().get(0).lastError().orElse(""))
                    .contains("nothing accepts connections at 127.0.0.1:" + port);
            assertThat(witness.rounds).hasSize(5);
            try (SmtpServer server = SmtpServer.plainOn(port)) {
                await().until(() -> monitor.health().listeners().get(0).delivered() == 5);
                assertThat(server.received)
                        .extracting(SmtpServer.Received::subject)
                        .extracting(subject -> subject.replaceAll(".*(service-\\d).*", "$1"))
                        .containsExactly("service-0", "service-1", "service-2", "service-3", "service-4");
            }
        }
    }

    @Test
    void aServerThatNeverEndsIsCutOffWhileOthersAreTold() throws Exception {
        Witness witness = new Witness();
        try (FaultyServer server = new FaultyServer(FaultyServer.Fault.NEVER_ENDS);
                MailListener mail = mail(server.port()).build();
                SlaMonitor monitor = monitor(QUICK.attemptTimeout(ofMillis(500)), mail, witness)) {
            violate(monitor, "a");
            await().until(() -> witness.rounds.size() == 1);
            await().until(() -> monitor.health().listeners().get(0).failedAttempts() >= 1);
            violate(monitor, "b");
            await().until(() -> witness.rounds.size() == 2);
            await().until(() -> monitor.health().listeners().get(0).abandonedThreads() == 0);

            server.fault = FaultyServer.Fault.NONE;
            await().until(() -> monitor.health().listeners().get(0).delivered() == 2);
            assertThat(Set.copyOf(server.messageIds))
                    .hasSize(2); // a slow machine may be cut off once more, and send again
        }
    }

    @Test
    void aMailWhoseEndWasNotHeardIsSentAgainUnderTheSameId() throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.Fault.DROPS_AFTER_DATA);
                MailListener mail = mail(server.port()).build();
                SlaMonitor monitor = monitor(QUICK, mail, new Witness())) {
            violate(monitor, "a");
            await().until(() -> server.messageIds.size() >= 2);
            server.fault = FaultyServer.Fault.NONE;
            await().until(() -> monitor.health().listeners().get(0).delivered() == 1);
            assertThat(server.messageIds).hasSizeGreaterThan(2).containsOnly(server.messageIds.get(0));
        }
    }

    @Test
    void closingTheMonitorSendsWhatWaits() throws Exception {
        try (SmtpServer server = SmtpServer.plain();
                MailListener mail = mail(server.port()).build()) {
            try (SlaMonitor monitor = monitor(QUICK, mail, new Witness())) {
                for (int i = 0; i < 20; i++) {
                    violate(monitor, "service-" + i);
                }
            }
            assertThat(server.received).hasSize(20);
            assertThat(server.sessions()).isEqualTo(1);
        }
    }
}
