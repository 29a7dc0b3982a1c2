package io.saleslake.silver;

import io.saleslake.ledger.Batch;
import io.saleslake.ledger.RowCounts;
import java.util.List;
import java.util.Map;

/**
 * What became of one batch.
 *
 * @param batch the files it took
 * @param rows the accounting over all its files
 * @param reasons how many rows broke each rule, as {@code rule column}, most first
 * @param unreadable files that could not be read at all, with the reason
 * @param drift columns that files have and the contract does not, or the other way round, for
 *     people
 * @param notes what else a person should hear
 */
public record BatchReport(
    Batch batch,
    RowCounts rows,
    Map<String, Long> reasons,
    Map<String, String> unreadable,
    List<String> drift,
    List<String> notes) {}
