package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a started monitor but for its thread: a test makes the ticks, so nothing has to be waited for. */
final class TickedMonitor {

    private static final Duration TICK = Duration.ofMillis(500);

    final MonitorClock clock;
    final Evaluation evaluation;
    private final EngineClock engine;
    private final ServiceRegistry services;

    TickedMonitor(
            MonitorClock clock,
            @Nullable MonitorStore store,
            List<MaintenanceWindow> maintenance,
            SlaPolicy... policies) {
        this.clock = clock;
        engine = new EngineClock(clock, clock);
        Intake intake = new Intake(engine, maintenance);
        intake.ticking = true;
        services = new ServiceRegistry(10_000, List.of(policies), intake, engine);
        SafeStore safe = store == null ? SafeStore.none() : SafeStore.of(store);
        evaluation = new Evaluation(
                engine, intake, services, List.of(policies), maintenance, new Deliveries(List.of(), safe), safe);
    }

    TickedMonitor(MonitorClock clock, SlaPolicy... policies) {
        this(clock, null, List.of(), policies);
    }

    ServiceRecorder service(String name) {
        return services.get(name).recorder();
    }

    /** Lets time go by, with a tick every half a second. */
    void pass(Duration time) {
        for (Duration left = time; !left.isZero(); ) {
            Duration step = left.compareTo(TICK) < 0 ? left : TICK;
            clock.pass(step);
            tick();
            left = left.minus(step);
        }
    }

    /** As {@link #pass}, with a request of a service before each tick. */
    void pass(Duration time, ServiceRecorder recorder) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(TICK)) {
            recorder.success(1_000_000);
            clock.pass(TICK);
            tick();
        }
    }

    void tick() {
        evaluation.roll(engine.tick());
    }

    SlaReport evaluate() {
        return evaluation.run(engine.tick(), clock.instant());
    }

    RuleResult only() {
        return evaluate().results().get(0);
    }

    MonitorHealth health() {
        return evaluation.health();
    }

    AlertStatus alert() {
        List<AlertStatus> alerts = new ArrayList<>();
        evaluation.status().services().forEach(service -> service.rules().forEach(rule -> alerts.add(rule.alert())));
        return alerts.get(0);
    }

    Instant now() {
        return clock.instant();
    }
}
