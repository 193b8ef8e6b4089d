package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Violation;
import java.util.Optional;

/**
 * A violation as it is in the database. Immutable.
 *
 * <pre>{@code
 * for (StoredViolation stored : history.violations(ViolationQuery.all())) {
 *     System.out.println(stored.state() + " " + stored.violation());
 * }
 * }</pre>
 *
 * @param violation the episode with the latest evidence
 * @param opening the evidence as of opening
 * @param worst the worst figures while it was open
 * @param state where it stands
 * @param flapping whether the rule opens and resolves so often that its single changes are not told
 * @param acknowledgement who looks after it; empty when nobody has said so
 */
public record StoredViolation(
        Violation violation,
        Evidence opening,
        WorstFigures worst,
        ViolationState state,
        boolean flapping,
        Optional<Acknowledgement> acknowledgement) {}
