package io.github.slamonitor.examples;

import java.io.PrintStream;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far a reading has come, if it takes over a second. */
final class ProgressBar {

    private static final int FIRST_SHOWN_MILLIS = 1000;
    private static final int REDRAWN_MILLIS = 100;
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean unicode;
    private final DoubleSupplier progress;
    private @Nullable Thread thread;

    private ProgressBar(Terminal terminal, DoubleSupplier progress) {
        this.out = terminal.err();
        this.unicode = terminal.unicode();
        this.progress = progress;
    }

    /** Starts to watch, if somebody is looking at the terminal. */
    static ProgressBar start(Terminal terminal, DoubleSupplier progress) {
        ProgressBar bar = new ProgressBar(terminal, progress);
        if (terminal.interactive()) {
            bar.thread = new Thread(bar::draw, "progress");
            bar.thread.setDaemon(true);
            bar.thread.start();
        }
        return bar;
    }

    private void draw() {
        long start = System.nanoTime();
        try {
            Thread.sleep(FIRST_SHOWN_MILLIS);
            while (true) {
                out.print('\r' + text(progress.getAsDouble(), (System.nanoTime() - start) / 1e9));
                out.flush();
                Thread.sleep(REDRAWN_MILLIS);
            }
        } catch (InterruptedException e) {
            out.print("\r" + " ".repeat(WIDTH + 24) + "\r");
            out.flush();
        }
    }

    private String text(double share, double seconds) {
        double known = Math.max(0, Math.min(1, share));
        int full = (int) (known * WIDTH);
        String bar = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(WIDTH - full);
        String left = known < 0.01 ? "" : ", " + Math.round(seconds / known - seconds) + " s left";
        return bar + ' ' + (int) (known * 100) + '%' + left + "   ";
    }

    /** Stops and clears the line. */
    void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
