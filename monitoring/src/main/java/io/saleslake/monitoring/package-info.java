/** Dashboards, and the alarms that need more than one metric, of a lake's contracts. */
@NullMarked
package io.saleslake.monitoring;

import org.jspecify.annotations.NullMarked;
