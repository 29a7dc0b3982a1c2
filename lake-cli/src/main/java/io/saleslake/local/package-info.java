@NullMarked
package io.saleslake.local;

import org.jspecify.annotations.NullMarked;
