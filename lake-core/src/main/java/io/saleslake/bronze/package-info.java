@NullMarked
package io.saleslake.bronze;

import org.jspecify.annotations.NullMarked;
