package io.saleslake.contract;

import java.util.Set;

/**
 * How a silver column comes from a feed's columns.
 *
 * @param sql Spark SQL expression
 * @param reads the columns it names
 */
public record Mapping(String sql, Set<String> reads) {}
