package io.github.slamonitor.mail;

import io.github.slamonitor.Violation;
import java.util.List;

/**
 * Where mails get the history of an indicator from, for a small chart: a store of figures, say. Called while a mail is written, for
 * the first few violations in it, so it should answer within a second or so. When it throws, the mail goes out without the chart.
 *
 * <pre>{@code
 * Map<String, List<ChartPoint>> history = new HashMap<>();
 * ChartSource source = violation -> history.getOrDefault(violation.service(), List.of());
 * }</pre>
 */
@FunctionalInterface
public interface ChartSource {

    /**
     * {@return values of the violated rule's indicator from some time before the violation on, by time} Fewer than two give no
     * chart.
     *
     * @param violation whose indicator is to be drawn
     * @throws Exception when there is no history now
     */
    List<ChartPoint> series(Violation violation) throws Exception;
}
