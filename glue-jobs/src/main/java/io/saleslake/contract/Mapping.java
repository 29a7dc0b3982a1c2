package io.saleslake.contract;

import java.util.Optional;
import java.util.Set;

/**
 * How a silver column comes from a feed's columns.
 *
 * @param sql Spark SQL expression
 * @param reads the columns it names
 * @param rounding of a number with more decimals than the column has; absent, it is rejected
 */
public record Mapping(String sql, Set<String> reads, Optional<Rounding> rounding) {}
