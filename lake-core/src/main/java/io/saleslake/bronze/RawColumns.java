package io.saleslake.bronze;

import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.RowRule;
import java.util.List;

/** Columns that are added to every record read from a raw file. */
public final class RawColumns {
  /** The text of a malformed record; NULL for a valid one. */
  public static final String CORRUPT = "_corrupt_record";

  /** Why a record is malformed, or NULL. */
  public static final String PROBLEM = "_problem";

  /** The values of columns that are not in the contract, as a JSON object, or NULL. */
  public static final String REST = "_rest";

  /** Position of the record's file in the batch in order of arrival, from 0. */
  public static final String FILE = "_file_number";

  /** The last segment of its file's path. */
  public static final String FILE_NAME = "_file_name";

  /** The file's arrival date in the time zone that is furthest ahead (UTC+14). */
  public static final String DAY = RowRule.TODAY;

  /** The record's first line in its file, from 1. */
  public static final String LINE = "_line";

  /** The record's number in its file, from 1. */
  public static final String ROW = "_row";

  /** All of them, in order. */
  public static final List<Column> ALL =
      List.of(
          Column.of(CORRUPT, Kind.STRING),
          Column.of(PROBLEM, Kind.STRING),
          Column.of(REST, Kind.STRING),
          Column.of(FILE, Kind.INT),
          Column.of(FILE_NAME, Kind.STRING),
          Column.of(DAY, Kind.DATE),
          Column.of(LINE, Kind.BIGINT),
          Column.of(ROW, Kind.BIGINT));

  private RawColumns() {}
}
