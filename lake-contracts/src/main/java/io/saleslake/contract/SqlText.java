package io.saleslake.contract;

import java.util.Optional;
import java.util.Set;

/**
 * SQL in a contract. It is checked later, because contracts are read without an engine.
 *
 * @param file path of the contract below the contracts folder's parent
 * @param key location in the file
 * @param names columns that an expression may read, or tables that a query may read; absent if
 *     names are not restricted
 */
public record SqlText(
    String file, String key, String sql, SqlScope scope, Optional<Set<String>> names) {}
