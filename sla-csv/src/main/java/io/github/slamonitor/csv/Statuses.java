package io.github.slamonitor.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The status column. Not thread-safe. */
final class Statuses {

    private static final int MOST_REMEMBERED = 1000;

    private final Charset charset;
    private final StatusWords words;
    private final KeyTable<Boolean> known;

    Statuses(Layout layout, StatusWords words) {
        this.charset = layout.charset();
        this.known = new KeyTable<>(layout.delimiter());
        this.words = words;
    }

    /** The statuses seen so far, by their exact bytes; true is success. */
    KeyTable<Boolean> known() {
        return known;
    }

    /** What a status means; true is success, null is unknown. */
    @Nullable
    Boolean parse(byte[] bytes, int start, int end) {
        Boolean meaning = known.find(bytes, start, end);
        return meaning != null ? meaning : add(bytes, start, end);
    }

    private @Nullable Boolean add(byte[] bytes, int start, int end) {
        Boolean meaning = words.meaning(new String(bytes, start, end - start, charset));
        if (meaning != null && known.size() < MOST_REMEMBERED) {
            known.add(bytes, start, end, meaning);
        }
        return meaning;
    }
}
