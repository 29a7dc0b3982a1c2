@NullMarked
package io.saleslake.sql;

import org.jspecify.annotations.NullMarked;
