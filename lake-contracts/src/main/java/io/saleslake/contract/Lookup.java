package io.saleslake.contract;

import java.util.Map;

/**
 * A row in another silver table that a mapping reads as {@code name.column}; NULL if the table does
 * not contain the key.
 *
 * @param table the table that contains the row
 * @param key for each key column of the table, an expression over the feed's columns
 */
public record Lookup(String name, TableContract table, Map<String, String> key) {}
