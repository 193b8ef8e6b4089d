package io.github.slamonitor;

import java.util.List;

/** An alert of a replay, from its opening on. */
interface ReplayEpisode {

    /** When it opened, in microseconds since the epoch. */
    long openedMicros();

    String service();

    String policy();

    String rule();

    /** Whether it is not over at the end of the replay. */
    boolean isOpen();

    /**
     * The alert, in words.
     *
     * @param end when the replay ends
     */
    ReplayedAlert alert(long end);

    /** What was told of it, in order. */
    List<Transition> transitions();
}
