package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import java.util.List;

/**
 * What the sample says of one column.
 *
 * @param column its name in the table {@link Sql#SAMPLE}
 * @param header as the files call it
 * @param name as the contract calls it
 * @param formats of dates that are not ISO 8601
 * @param missing rows without a value
 * @param distinct values that differ
 * @param fraction whether all values are from 0 to 1, and not all of them 0 or 1
 * @param remarks what a person should decide or know
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
