package io.saleslake.contract;

/**
 * A foreign key: the column's values must exist in another table; NULL is valid.
 *
 * @param column the column of the referring table
 * @param table the silver table referred to
 * @param key the single key column of that table
 */
public record Reference(String column, String table, String key) {}
