package io.saleslake.contract;

import java.util.Optional;

/**
 * Derives a silver column from a feed's columns.
 *
 * @param sql Spark SQL expression
 * @param rounding for numbers with more decimals than the column; if absent, they are rejected
 */
public record Mapping(String sql, Optional<Rounding> rounding) {}
