package io.github.slamonitor;

/**
 * Told of violations: the point where mail, chat, a database or your own code plugs in. Each listener is called from a thread
 * of its own, one call at a time and in order, never from the threads that record requests. What a call throws, be it an
 * {@link Error}, makes the whole round be delivered to this listener again later, as do calls for one round that take longer than
 * their {@linkplain ListenerOptions#attemptTimeout() time limit} together; see {@link Round#id} for recognising a repetition, and
 * {@link DeliveryException} for having a say in it.
 *
 * <p>At the time limit the calling thread is interrupted. A call that does not end then is left behind with its thread: only in
 * that case may the next call come while it still runs. With three of them left behind no further call is made until one ends.
 *
 * <pre>{@code
 * ViolationListener listener = new ViolationListener() {
 *     @Override
 *     public void opened(Violation violation) {
 *         System.out.println("broken: " + violation);
 *     }
 *
 *     @Override
 *     public void resolved(Violation violation) {
 *         System.out.println("kept again: " + violation);
 *     }
 * };
 * }</pre>
 */
public interface ViolationListener {

    /**
     * {@return the name under which deliveries to this listener are counted, logged and stored} Unique within a monitor and the
     * same after a restart; 1 to 200 characters on one line. Unless overridden, the class's simple name, or for an anonymous class
     * the name of its file with a number, such as {@code Main$1}. Asked once, when the listener is added.
     */
    default String name() {
        String simpleName = getClass().getSimpleName();
        return simpleName.isEmpty() ? getClass().getName().replaceFirst(".*\\.", "") : simpleName;
    }

    /**
     * Called once when a violation opens.
     *
     * @param violation the new episode
     * @throws Exception to have the round delivered again
     */
    default void opened(Violation violation) throws Exception {}

    /**
     * Called for a violation that is still open each time a reminder is due.
     *
     * @param violation the episode with the evidence of this evaluation
     * @throws Exception to have the round delivered again
     */
    default void reminded(Violation violation) throws Exception {}

    /**
     * Called once when a violation whose opening was told is over.
     *
     * @param violation the episode with the evidence of this evaluation
     * @throws Exception to have the round delivered again
     */
    default void resolved(Violation violation) throws Exception {}

    /**
     * Called once when a rule opens and resolves so often that its single changes are not told until {@link #flappingEnded}.
     *
     * @param violation the episode, which goes on until the end of flapping
     * @throws Exception to have the round delivered again
     */
    default void flapping(Violation violation) throws Exception {}

    /**
     * Called once when a flapping rule has calmed down.
     *
     * @param violation the episode that went on throughout; resolved or still open
     * @throws Exception to have the round delivered again
     */
    default void flappingEnded(Violation violation) throws Exception {}

    /**
     * Called once for each evaluation that has something to tell, after the calls for its single transitions. A digest, such as
     * one mail for all, overrides only this.
     *
     * @param round all transitions of the evaluation
     * @throws Exception to have the round delivered again
     */
    default void round(Round round) throws Exception {}
}
