@NullMarked
package io.saleslake.local.bench;

import org.jspecify.annotations.NullMarked;
