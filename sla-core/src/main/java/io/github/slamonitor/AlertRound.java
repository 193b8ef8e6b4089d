package io.github.slamonitor;

import java.util.List;
import java.util.Map;

/**
 * What an evaluation changed.
 *
 * @param transitions what is to be told, in the order of the results
 * @param states the alerts to store, by key; an empty array for one that is to be forgotten
 */
record AlertRound(List<Transition> transitions, Map<String, byte[]> states) {}
