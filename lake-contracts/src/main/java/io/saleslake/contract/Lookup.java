package io.saleslake.contract;

import java.util.Map;

/**
 * A row of a silver table that a mapping reads beside its own: as {@code name.column}, NULL where
 * the table has no such key.
 *
 * @param table whose row it is
 * @param key an expression over the feed's columns for each column of the table's key
 */
public record Lookup(String name, TableContract table, Map<String, String> key) {}
