package io.github.slamonitor;

import java.time.Instant;
import java.util.List;

/**
 * Everything that one evaluation has to tell. Immutable.
 *
 * <pre>{@code
 * ViolationListener digest = new ViolationListener() {
 *     @Override
 *     public void round(Round round) {
 *         System.out.println(round.transitions().size() + " changes at " + round.at());
 *     }
 * };
 * }</pre>
 *
 * @param id the same when the round is delivered again, so that a duplicate can be recognised
 * @param at when the evaluation took place
 * @param transitions what happened, at least one
 */
public record Round(String id, Instant at, List<Transition> transitions) {

    /**
     * Copies the list.
     *
     * @param id a name of its own
     * @param at when the evaluation took place
     * @param transitions what happened
     */
    public Round {
        transitions = List.copyOf(transitions);
    }

    /**
     * {@return this round as bytes, for a store to keep} They stand for themselves: reading them back takes no policy.
     *
     * <pre>{@code
     * Round round = new Round("1", Instant.now(), List.of());
     * byte[] stored = round.toBytes();
     * Round same = Round.fromBytes(stored);
     * }</pre>
     */
    public byte[] toBytes() {
        return new ByteWriter()
                .number(ViolationCodec.FORMAT)
                .text(id)
                .time(at)
                .list(transitions, ViolationCodec::write)
                .toBytes();
    }

    /**
     * {@return the round that was written to bytes} Equal to the one that {@link #toBytes} was called on.
     *
     * @param bytes made by {@link #toBytes}, of this version of the library or an earlier one
     * @throws IllegalArgumentException when they are not, or are damaged
     */
    public static Round fromBytes(byte[] bytes) {
        return ByteReader.readAll(
                "a round",
                ViolationCodec.FORMAT,
                bytes,
                in -> new Round(in.text(), in.time(), in.list(ViolationCodec::readTransition)));
    }
}
