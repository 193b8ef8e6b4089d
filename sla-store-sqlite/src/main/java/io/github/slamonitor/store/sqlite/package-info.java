/**
 * Keeps what a monitor must not forget in one SQLite file.
 *
 * <p>{@link io.github.slamonitor.store.sqlite.SqliteViolationStore} is the store of a monitor: violations from opened to resolved,
 * notifications that are still to be delivered and who was told when, the state of alerts and windows, and the figures of every service.
 * {@link io.github.slamonitor.store.sqlite.ViolationHistory} reads them, in the same program or another, while the monitor writes:
 * violations by a {@link io.github.slamonitor.store.sqlite.ViolationQuery}, trends as
 * {@link io.github.slamonitor.store.sqlite.TrendPoint}s, totals of a period, and what a dashboard shows.
 * {@link io.github.slamonitor.store.sqlite.HistoryRetention} says how long what is kept. The tables are described in
 * {@code docs/database.md}.
 *
 * <p>Inside, one {@code Writer} writes in transactions and {@code Readers} read; {@code Schema} makes the tables. Each table has one
 * class that knows it: {@code Outbox}, {@code ViolationTable}, {@code KeyedBytes}, {@code EvaluationTable}, {@code PointTable}.
 */
@NullMarked
package io.github.slamonitor.store.sqlite;

import org.jspecify.annotations.NullMarked;
