package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import java.util.List;

/**
 * What the sample says of one column.
 *
 * @param header as the files call it
 * @param name as the contract calls it
 * @param formats of dates that are not ISO 8601
 * @param missing rows without a value
 * @param distinct values that differ
 * @param remarks what a person should decide or know
 */
record Profile(
    String header,
    String name,
    ColumnType type,
    List<String> formats,
    long missing,
    long distinct,
    List<String> remarks) {}
