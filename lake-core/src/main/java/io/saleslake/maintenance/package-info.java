/** Keeps Iceberg tables small and quick, beside running promotions. */
@NullMarked
package io.saleslake.maintenance;

import org.jspecify.annotations.NullMarked;
