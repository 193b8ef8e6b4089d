package io.github.slamonitor.examples;

import io.github.slamonitor.ViolationListener;
import java.util.List;
import java.util.Map;

/** Sends a sample violation, its opening and its end, through each channel that is set up, and says which of them work. */
final class NotifyTestCommand {

    private static final int ALL_SENT = 0;
    private static final int SOME_FAILED = 1;
    private static final int UNUSABLE = 2;

    private final List<NotificationChannel> channels;
    private final boolean allNamed;
    private final NotifyTestOptions options;
    private final Map<String, String> environment;
    private final SampleNotification sample;
    private final Terminal terminal;

    /** Of some channels, or, when none is named, of all that are set up. */
    NotifyTestCommand(
            List<NotificationChannel> named,
            NotifyTestOptions options,
            Map<String, String> environment,
            SampleNotification sample,
            Terminal terminal) {
        this.allNamed = !named.isEmpty();
        this.channels = allNamed
                ? named
                : NotificationChannels.ALL.stream()
                        .filter(channel -> channel.isConfigured(environment))
                        .toList();
        this.options = options;
        this.environment = environment;
        this.sample = sample;
        this.terminal = terminal;
    }

    /** Does it and returns the exit code. */
    int run() {
        if (channels.isEmpty()) {
            terminal.err().println("sla-monitor: no channel is set up; set one of these environment variables:");
            NotificationChannels.variables()
                    .forEach((variable, what) -> terminal.err().println("  " + variable + "  " + what));
            return UNUSABLE;
        }
        int failed = 0;
        for (NotificationChannel channel : channels) {
            failed += send(channel) ? 0 : 1;
        }
        return failed == 0 ? ALL_SENT : SOME_FAILED;
    }

    private boolean send(NotificationChannel channel) {
        List<String> missing = channel.missing(environment);
        if (!missing.isEmpty()) {
            return failed(channel, "not set up: set " + String.join(" and ", missing));
        }
        try {
            ViolationListener listener = channel.listener().apply(environment, options);
            listener.round(sample.opened());
            listener.round(sample.resolved());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(channel, "interrupted");
        } catch (Exception e) { // a listener may throw anything
            return failed(channel, String.valueOf(e.getMessage()));
        }
        terminal.out().println(terminal.green("sent") + "    " + channel.name() + ": a violation and its end");
        return true;
    }

    private boolean failed(NotificationChannel channel, String why) {
        terminal.out().println(terminal.red("failed") + "  " + channel.name() + ": " + terminal.harmless(why));
        return false;
    }
}
