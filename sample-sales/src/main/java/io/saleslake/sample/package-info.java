@NullMarked
package io.saleslake.sample;

import org.jspecify.annotations.NullMarked;
