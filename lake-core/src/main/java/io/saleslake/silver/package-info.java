@NullMarked
package io.saleslake.silver;

import org.jspecify.annotations.NullMarked;
