package io.github.slamonitor;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's word that a violation is being looked after: it is not told again until it is over. Immutable.
 *
 * <pre>{@code
 * Acknowledgement acknowledgement = new Acknowledgement("kim", "switched to the second bank", Instant.now());
 * }</pre>
 *
 * @param by who; on one line, not blank, at most 200 characters
 * @param note what they have to say; may be empty
 * @param at when
 */
public record Acknowledgement(String by, String note, Instant at) {

    /**
     * Checks the parts.
     *
     * @param by who
     * @param note what they have to say; may be empty
     * @param at when
     * @throws IllegalArgumentException when who is blank, too long, or over a line
     */
    public Acknowledgement {
        Names.check("who acknowledges", by);
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(at, "at");
    }

    void write(ByteWriter out) {
        out.text(by).text(note).time(at);
    }

    static Acknowledgement read(ByteReader in) {
        return new Acknowledgement(in.text(), in.text(), in.time());
    }
}
