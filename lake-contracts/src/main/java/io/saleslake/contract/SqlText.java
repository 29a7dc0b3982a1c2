package io.saleslake.contract;

import java.util.Optional;
import java.util.Set;

/**
 * SQL in a contract. Contracts are read without an engine, which is what checks it.
 *
 * @param file path of the contract below the contracts folder's parent
 * @param key where in the file
 * @param names columns that an expression may read, or tables that a query may read; absent where
 *     any name may be right
 */
public record SqlText(
    String file, String key, String sql, SqlScope scope, Optional<Set<String>> names) {}
