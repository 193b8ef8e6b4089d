package io.github.slamonitor.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The status column. Not thread-safe. */
final class Statuses {

    private static final int MOST_REMEMBERED = 1000;

    private final Charset charset;
    private final StatusWords words;
    private final KeyTable<Boolean> known = new KeyTable<>();

    Statuses(Charset charset, StatusWords words) {
        this.charset = charset;
        this.words = words;
    }

    /** Finds a status that was seen before by its exact bytes, whose hash is known; true is success. */
    @Nullable
    Boolean find(long hash, byte[] bytes, int start, int end) {
        return known.find(hash, bytes, start, end);
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
