@NullMarked
package io.saleslake.local.sample;

import org.jspecify.annotations.NullMarked;
