@NullMarked
package io.saleslake;

import org.jspecify.annotations.NullMarked;
