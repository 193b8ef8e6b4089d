package io.github.slamonitor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers how it was called. */
final class RecordingListener implements ViolationListener {

    final List<String> calls = new CopyOnWriteArrayList<>();
    private final String name;

    RecordingListener(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void opened(Violation violation) {
        calls.add("opened " + violation.id());
    }

    @Override
    public void reminded(Violation violation) {
        calls.add("reminded " + violation.id());
    }

    @Override
    public void resolved(Violation violation) {
        calls.add("resolved " + violation.id());
    }

    @Override
    public void flapping(Violation violation) {
        calls.add("flapping " + violation.id());
    }

    @Override
    public void flappingEnded(Violation violation) {
        calls.add("flappingEnded " + violation.id());
    }

    @Override
    public void round(Round round) {
        calls.add("round " + round.id());
    }
}
