package io.github.slamonitor.webhook;

import io.github.slamonitor.DeliveryException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the requests that tell some news have come, over all attempts: what was taken is not sent again, so that a round of
 * hundreds of requests comes to an end even when each attempt gets through a part of it only. Thread-safe.
 */
final class Progress {

    /** So many refusals without anything that is taken are not about single requests. */
    private static final int MOST_REFUSALS_IN_VAIN = 10;

    private final News news;
    private final List<Part> parts;
    private final BitSet done = new BitSet();
    private int refused;
    private @Nullable String firstRefusal;

    Progress(News news, List<Part> parts) {
        this.news = news;
        this.parts = parts;
    }

    boolean isOf(News other) {
        return news.equals(other);
    }

    /** The index of the next request that is to be sent; the number of all when there is none. */
    synchronized int next() {
        return Math.min(done.nextClearBit(0), parts.size());
    }

    int total() {
        return parts.size();
    }

    Part part(int index) {
        return parts.get(index);
    }

    synchronized void taken(int index) {
        done.set(index);
    }

    /** Notes that a request will never be taken, and goes on with the others, unless all are refused. */
    synchronized void refused(int index, String text) {
        done.set(index);
        refused++;
        if (firstRefusal == null) {
            firstRefusal = text;
        }
        if (refused == MOST_REFUSALS_IN_VAIN && done.cardinality() == refused) {
            throw refusal(text);
        }
    }

    /** Says at the end what was refused. */
    synchronized void check() {
        if (firstRefusal != null) {
            throw refusal(firstRefusal);
        }
    }

    private DeliveryException refusal(String text) {
        String count = parts.size() == 1 ? "" : refused + " of " + parts.size() + " requests were refused; the first: ";
        return DeliveryException.permanent(count + text, null);
    }
}
