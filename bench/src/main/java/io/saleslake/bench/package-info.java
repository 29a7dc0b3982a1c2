@NullMarked
package io.saleslake.bench;

import org.jspecify.annotations.NullMarked;
