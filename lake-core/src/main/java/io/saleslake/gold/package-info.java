@NullMarked
package io.saleslake.gold;

import org.jspecify.annotations.NullMarked;
