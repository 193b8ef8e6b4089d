/** What the store in SQLite takes: durable rounds beside the disk's own pace, metric history, queries and trends. */
@NullMarked
package io.github.slamonitor.benchmarks.store;

import org.jspecify.annotations.NullMarked;
