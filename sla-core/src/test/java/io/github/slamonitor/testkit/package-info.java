/**
 * What every implementation of an interface of the core is tested with, for other modules and for your own implementations:
 * depend on the test jar of {@code sla-core} and extend the contract.
 */
@NullMarked
package io.github.slamonitor.testkit;

import org.jspecify.annotations.NullMarked;
