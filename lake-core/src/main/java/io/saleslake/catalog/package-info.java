@NullMarked
package io.saleslake.catalog;

import org.jspecify.annotations.NullMarked;
