package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import java.util.List;

/**
 * The profile of a column in the sample.
 *
 * @param column its name in the table {@link Sql#SAMPLE}
 * @param header name in the files
 * @param name name in the contract
 * @param formats date formats other than ISO 8601
 * @param missing number of rows without a value
 * @param distinct number of distinct values
 * @param fraction whether all values are between 0 and 1, and not all of them 0 or 1
 * @param remarks notes for the person who reviews the draft
 */
record Profile(
    String column,
    String header,
    String name,
    ColumnType type,
    List<String> formats,
    long missing,
    long distinct,
    boolean fraction,
    List<String> remarks) {}
