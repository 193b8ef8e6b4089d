package io.github.slamonitor.mail;

import io.github.slamonitor.DeliveryException;
import io.github.slamonitor.Round;
import io.github.slamonitor.Transition;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes mails of rounds and sends them. A round that is delivered again, because not all of it could be sent, goes on where it
 * stopped: who got a mail does not get it twice. Thread-safe.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LONGEST_SEND = Duration.ofSeconds(60);
    /** How long a mail of what was held back is tried. */
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    /** The longest wait at once, so that a clock that was set is noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Routes routes;
    private final Outlet outlet;
    private final MailComposer composer;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<Recipients, Desk> desks = new LinkedHashMap<>();
    private @Nullable Round current;
    private List<Mail> plan = List.of();
    private @Nullable ScheduledFuture<?> wake;
    private @Nullable ScheduledFuture<?> idle;
    private boolean closed;

    Dispatcher(
            Routes routes,
            Function<Recipients, Desk> desks,
            Outlet outlet,
            MailComposer composer,
            InstantSource clock,
            ScheduledThreadPoolExecutor timer) {
        this.routes = routes;
        this.outlet = outlet;
        this.composer = composer;
        this.clock = clock;
        this.timer = timer;
        routes.groups().forEach(group -> this.desks.put(group, desks.apply(group)));
    }

    void deliver(Round round) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            sendReleased();
            if (!round.equals(current)) {
                plan = plan(round, clock.instant());
                current = round;
            }
            sendPlan();
        } finally {
            later();
            lock.unlock();
        }
    }

    private List<Mail> plan(Round round, Instant now) {
        List<Mail> mails = new ArrayList<>();
        for (Map.Entry<Recipients, List<Transition>> part :
                routes.split(round.transitions()).entrySet()) {
            Recipients recipients = part.getKey();
            if (closed) {
                Round news = new Round(round.id(), round.at(), part.getValue());
                mails.add(new Mail(recipients, news, Optional.empty()));
            } else {
                desk(recipients).plan(round, part.getValue(), now).ifPresent(mails::add);
            }
        }
        return mails;
    }

    private Desk desk(Recipients recipients) {
        Desk desk = desks.get(recipients);
        if (desk == null) {
            throw new IllegalStateException("no such recipients: " + recipients);
        }
        return desk;
    }

    private void sendPlan() throws IOException {
        String refused = "";
        String deferred = "";
        for (Mail mail : plan) {
            Desk desk = desk(mail.recipients);
            if (desk.pending != null && !closed) { // what is older comes first
                deferred = desk.problem;
                continue;
            }
            boolean open = !mail.missing().isEmpty();
            SendResult result = send(mail);
            if (open && mail.refusedByAll()) {
                refused = result.answer();
            } else if (!mail.missing().isEmpty()) {
                deferred = result.answer();
            }
        }
        if (!deferred.isEmpty()) {
            throw new IOException(deferred);
        }
        if (!refused.isEmpty()) {
            throw DeliveryException.permanent(refused, null);
        }
    }

    /** Sends a mail to those who have not got it. */
    private SendResult send(Mail mail) throws IOException {
        List<InternetAddress> missing = mail.missing();
        if (missing.isEmpty()) {
            return SendResult.accepted(missing);
        }
        SendResult result;
        try {
            result = outlet.send(composer.compose(mail), missing);
        } catch (MessagingException e) {
            throw DeliveryException.permanent("a mail cannot be written", e);
        }
        mail.note(result);
        if (!result.refused().isEmpty() && !mail.refusedByAll()) {
            LOG.error("mails to {} are refused: {}", Addresses.list(result.refused()), result.answer());
        }
        return result;
    }

    /** Sends what need not be held back any longer. */
    private void sendReleased() throws IOException {
        for (Desk desk : desks.values()) {
            desk.releaseDue(clock.instant());
            while (desk.pending != null && sendPending(desk)) {
                desk.releaseDue(clock.instant()); // what was held back while that waited
            }
        }
    }

    /**
     * Sends a mail of what was held back; returns whether it is done with. Recipients who cannot get it now hold up what comes after for
     * their own group alone.
     */
    private boolean sendPending(Desk desk) throws IOException {
        Mail mail = desk.pending;
        if (mail == null) {
            return true;
        }
        try {
            SendResult result = send(mail);
            if (mail.refusedByAll()) {
                giveUp(desk, mail, result.answer());
            } else if (mail.missing().isEmpty()) {
                desk.pending = null;
            } else {
                putOff(desk, mail, result.answer());
            }
        } catch (DeliveryException e) { // no attempt can help
            giveUp(desk, mail, e.toString());
        } catch (IOException | RuntimeException e) {
            putOff(desk, mail, e.toString());
            throw e;
        }
        return desk.pending == null;
    }

    private void putOff(Desk desk, Mail mail, String problem) {
        Instant now = clock.instant();
        if (mail.round.at().plus(GIVE_UP_AFTER).isAfter(now)) {
            desk.sendLater(now, problem);
            LOG.warn("a mail of what was held back cannot be sent now and is tried again: {}", problem);
        } else {
            giveUp(desk, mail, problem);
        }
    }

    private static void giveUp(Desk desk, Mail mail, String problem) {
        desk.pending = null;
        LOG.error(
                "a mail of what was held back for {} is given up: {} {}",
                mail.recipients,
                mail.heldBack.orElse(""),
                problem);
    }

    /** Plans what comes next: a release, and giving back the connection. */
    private void later() {
        if (closed) {
            outlet.release();
            return;
        }
        Instant now = clock.instant();
        cancel(wake);
        wake = desks.values().stream()
                .flatMap(desk -> desk.nextRelease(now).stream())
                .min(Instant::compareTo)
                .map(next -> timer.schedule(this::wake, millis(now, next), TimeUnit.MILLISECONDS))
                .orElse(null);
        cancel(idle);
        idle = timer.schedule(this::idle, IDLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cancel(@Nullable ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private static long millis(Instant now, Instant next) {
        Duration wait = Duration.between(now, next);
        return Math.max(10, (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toMillis());
    }

    private void idle() {
        lock.lock();
        try {
            outlet.release();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        Thread thread = Thread.currentThread();
        lock.lock();
        ScheduledFuture<?> limit = timer.schedule(thread::interrupt, LONGEST_SEND.toMillis(), TimeUnit.MILLISECONDS);
        try {
            sendReleased();
        } catch (IOException | RuntimeException e) {
            LOG.debug("it was logged before, and comes again", e);
        } finally {
            limit.cancel(false);
            Thread.interrupted();
            later();
            lock.unlock();
        }
    }

    /** Runs something while no mail is sent. */
    <T> T alone(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is held back, whatever held it, and gives back the connection. What cannot be sent now is lost, and logged. */
    void close() {
        lock.lock();
        try {
            closed = true;
            cancel(wake);
            cancel(idle);
            desks.values().forEach(this::sendLast);
            outlet.release();
        } finally {
            lock.unlock();
        }
    }

    private void sendLast(Desk desk) {
        boolean reached = sendOrGiveUp(desk);
        desk.releaseAll(clock.instant());
        Mail rest = desk.pending;
        if (reached) {
            sendOrGiveUp(desk);
        } else if (rest != null) {
            giveUp(desk, rest, desk.problem);
        }
    }

    /** Makes the last attempt; returns whether the server could be reached. */
    private boolean sendOrGiveUp(Desk desk) {
        boolean reached = true;
        try {
            sendPending(desk);
        } catch (IOException | RuntimeException e) {
            reached = false;
        }
        Mail lost = desk.pending;
        if (lost != null) {
            giveUp(desk, lost, desk.problem);
        }
        return reached;
    }
}
