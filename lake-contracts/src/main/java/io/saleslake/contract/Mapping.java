package io.saleslake.contract;

import java.util.Optional;

/**
 * How a silver column comes from a feed's columns.
 *
 * @param sql Spark SQL expression
 * @param rounding of a number with more decimals than the column has; absent, it is rejected
 */
public record Mapping(String sql, Optional<Rounding> rounding) {}
