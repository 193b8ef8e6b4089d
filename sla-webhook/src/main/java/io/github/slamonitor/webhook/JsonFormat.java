package io.github.slamonitor.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Our own body for any server, with everything that is known: cut into several requests rather than cut short. */
final class JsonFormat implements Format {

    private static final int VERSION = 1;

    /** A body gets no further change once it is so long; many servers take 1 MB at most. */
    private static final int LONG_ENOUGH = 256 * 1024;

    private static final int MOST_CHANGES = 1000;

    private final Optional<URI> dashboard;

    JsonFormat(Optional<URI> dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public List<Part> parts(News news) {
        List<List<Change>> slices = slices(news.changes());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            int number = i + 1;
            parts.add(new Part(
                    id(news.id(), number),
                    () -> Json.bytes(body(news, slices.get(number - 1), number, slices.size()))));
        }
        return parts;
    }

    private static List<List<Change>> slices(List<Change> changes) {
        List<List<Change>> slices = new ArrayList<>();
        int start = 0;
        int length = 0;
        for (int i = 0; i < changes.size(); i++) {
            if (i > start && (length >= LONG_ENOUGH || i - start >= MOST_CHANGES)) {
                slices.add(changes.subList(start, i));
                start = i;
                length = 0;
            }
            length += Json.bytes(JsonChange.of(changes.get(i))).length;
        }
        slices.add(changes.subList(start, changes.size()));
        return slices;
    }

    private ObjectNode body(News news, List<Change> changes, int part, int parts) {
        ObjectNode body = Json.object().put("version", VERSION);
        body.put("id", Text.wellFormed(news.id())).put("at", news.at().toString());
        body.put("part", part).put("parts", parts).put("total", news.changes().size());
        dashboard.ifPresent(uri -> body.put("dashboard", uri.toASCIIString()));
        changes.stream().map(JsonChange::of).forEach(body.putArray("changes")::add);
        return body;
    }

    /** A name for a request that fits into a header and stays the same. */
    private static String id(String news, int part) {
        String id = news.matches("[A-Za-z0-9_-]{1,100}")
                ? news
                : UUID.nameUUIDFromBytes(news.getBytes(StandardCharsets.UTF_8)).toString();
        return part == 1 ? id : id + "-" + part;
    }
}
