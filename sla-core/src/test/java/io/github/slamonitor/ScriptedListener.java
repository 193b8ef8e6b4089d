package io.github.slamonitor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that does at each attempt what a test wants. */
final class ScriptedListener implements ViolationListener {

    /** The rounds of all attempts. */
    final List<String> tried = new CopyOnWriteArrayList<>();

    /** The rounds that it took. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    private final String name;
    private final Script script;
    private final AtomicInteger attempts = new AtomicInteger();

    /** What to do at an attempt, counted from 1. */
    interface Script {
        void run(int attempt, Round round) throws Exception;
    }

    ScriptedListener(String name, Script script) {
        this.name = name;
        this.script = script;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void round(Round round) throws Exception {
        tried.add(round.id());
        script.run(attempts.incrementAndGet(), round);
        taken.add(round.id());
    }

    @Override
    public String toString() {
        throw new AssertionError("a listener may hold secrets and must not be printed");
    }
}
