@NullMarked
package io.saleslake.job;

import org.jspecify.annotations.NullMarked;
