/** Runs the SQL steps of promotions on DuckDB, in this process. */
@NullMarked
package io.saleslake.duckdb;

import org.jspecify.annotations.NullMarked;
