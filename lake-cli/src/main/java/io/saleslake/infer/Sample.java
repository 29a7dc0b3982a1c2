package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The content of the files, loaded into table {@link Sql#SAMPLE}.
 *
 * @param columns columns in file order
 * @param options the feed's options that differ from the defaults, with contract keys
 * @param notes notes for the person who reviews the draft
 */
record Sample(List<Raw> columns, Map<String, Object> options, List<String> notes) {

  /**
   * One column.
   *
   * @param column its name in the table {@link Sql#SAMPLE}
   * @param header its name in the files
   * @param declared its type, if the format has types; text values are profiled in either case
   */
  record Raw(String column, String header, Optional<ColumnType> declared) {}

  /** Creates the columns for a format without types. */
  static List<Raw> texts(List<String> headers) {
    return IntStream.range(0, headers.size())
        .mapToObj(i -> new Raw(Sql.column(i), headers.get(i), Optional.empty()))
        .toList();
  }
}
