package io.github.slamonitor.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells when the incidents of a day begin and end. Not thread-safe. */
final class IncidentNews {

    /** Something to tell at a moment of the day. */
    private record News(double at, String what) {}

    private final List<News> waiting = new ArrayList<>();

    /** What happens after a moment of the day. */
    IncidentNews(List<ServiceProfile> services, double from) {
        for (ServiceProfile service : services) {
            for (Incident incident : service.incidents()) {
                add(new News(incident.from(), service.service() + ", " + incident.name() + " begins"), from);
                add(new News(incident.until(), service.service() + ", " + incident.name() + " is over"), from);
            }
        }
    }

    private void add(News news, double from) {
        if (news.at() >= from) {
            waiting.add(news);
        }
    }

    /** Tells what has happened up to a moment of the day. */
    void tell(double now, Consumer<String> listener) {
        waiting.removeIf(news -> {
            boolean due = news.at() <= now;
            if (due) {
                listener.accept(news.what());
            }
            return due;
        });
    }
}
