package io.github.slamonitor.examples.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kind of request.
 *
 * @param method such as {@code GET}
 * @param segments the parts of the path; one in braces stands for any text
 * @param access who may make it
 * @param handler what answers it
 */
record Route(String method, List<String> segments, Access access, Handler handler) {

    /** Answers a request. */
    interface Handler {
        Reply answer(Request request);
    }

    static Route of(String method, String path, Access access, Handler handler) {
        return new Route(method, List.of(path.substring(1).split("/", -1)), access, handler);
    }

    static Route get(String path, Access access, Handler handler) {
        return of("GET", path, access, handler);
    }

    /** What stands for the parts in braces; empty when the path is another. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            int open = segment.indexOf('{');
            if (open < 0 && !segment.equals(path.get(i))) {
                return Optional.empty();
            }
            if (open >= 0) {
                String after = segment.substring(segment.indexOf('}') + 1);
                String given = path.get(i);
                if (!given.endsWith(after) || given.length() == after.length()) {
                    return Optional.empty();
                }
                variables.add(given.substring(0, given.length() - after.length()));
            }
        }
        return Optional.of(variables);
    }
}
