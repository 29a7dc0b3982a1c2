@NullMarked
package io.saleslake.monitoring;

import org.jspecify.annotations.NullMarked;
