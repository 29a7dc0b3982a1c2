/** Creates dashboards and alarms that need more than one metric from a lake's contracts. */
@NullMarked
package io.saleslake.monitoring;

import org.jspecify.annotations.NullMarked;
