package io.github.slamonitor.store.sqlite;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON array with an object for each violation, each on its line. */
final class JsonExport extends Export {

    private final Appendable out;
    private boolean first = true;

    JsonExport(Appendable out) {
        this.out = out;
    }

    @Override
    void begin() throws IOException {
        out.append('[');
    }

    @Override
    void add(StoredViolation violation) throws IOException {
        StringBuilder object = new StringBuilder(first ? "\n{" : ",\n{");
        first = false;
        String separator = "";
        for (Map.Entry<String, @Nullable Object> field : fields(violation).entrySet()) {
            object.append(separator).append('"').append(field.getKey()).append("\":");
            append(object, field.getValue());
            separator = ",";
        }
        out.append(object.append('}'));
    }

    private static void append(StringBuilder object, @Nullable Object value) {
        if (value instanceof String text) {
            quote(object, text);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            object.append("null"); // JSON has no such number
        } else {
            object.append(value);
        }
    }

    private static void quote(StringBuilder object, String text) {
        object.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                object.append('\\').append(c);
            } else if (c < ' ' || (Character.isSurrogate(c) && isAlone(text, i)) || c == '\u2028' || c == '\u2029') {
                object.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                object.append(c);
            }
        }
        object.append('"');
    }

    /** Half a character, which no encoding can write. */
    private static boolean isAlone(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
                : index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }

    @Override
    void end() throws IOException {
        out.append(first ? "]\n" : "\n]\n");
    }
}
