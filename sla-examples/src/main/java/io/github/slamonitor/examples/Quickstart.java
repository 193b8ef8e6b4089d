package io.github.slamonitor.examples;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;

import io.github.slamonitor.Round;
import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.ViolationListener;
import java.time.Duration;
import java.util.Random;

/** A toy shop whose payments fail for ten seconds: prints the violation when it opens and when it is resolved. */
final class Quickstart implements ViolationListener {
    @Override
    public void round(Round round) {
        round.transitions().forEach(change -> System.out.println(change.kind() + " " + change.violation()));
    }

    public static void main(String[] arguments) throws InterruptedException {
        SlaPolicy policy = SlaPolicy.named("shop")
                .require(failureRate().atMost(percent(5)).over(Duration.ofSeconds(10)))
                .build();
        SlaMonitor.Builder builder = SlaMonitor.builder().policy(policy).listener(new Quickstart());
        try (SlaMonitor monitor = builder.evaluateEvery(Duration.ofSeconds(1)).start()) {
            ServiceRecorder payments = monitor.service("payment");
            Random random = new Random(1);
            for (int request = 0; request < 1_600; request++, Thread.sleep(20)) {
                Duration elapsed = Duration.ofMillis(20 + random.nextInt(100));
                if (request >= 250 && request < 750 && random.nextInt(3) == 0) {
                    payments.failure(elapsed);
                } else {
                    payments.success(elapsed);
                }
            }
        }
    }
}
