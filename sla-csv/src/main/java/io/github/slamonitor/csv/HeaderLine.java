package io.github.slamonitor.csv;

import java.util.ArrayList;
import java.util.List;

/** The names in a header. */
final class HeaderLine {

    private HeaderLine() {}

    /** Splits a header at a delimiter that is not within quotes, and takes the quotes away. */
    static List<String> split(String line, char delimiter) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    name.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                names.add(name.toString().strip());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString().strip());
        return names;
    }

    /** Whether every quote that is opened in a text is closed. */
    static boolean isWhole(String text) {
        boolean whole = true;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                whole = !whole;
            }
        }
        return whole;
    }
}
