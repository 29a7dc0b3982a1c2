package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the files hold, once it lies in the table {@link Sql#SAMPLE}.
 *
 * @param columns in the order of the files
 * @param options of the feed that are not the contract's defaults, in the contract's words
 * @param notes what a person should know of the files
 */
record Sample(List<Raw> columns, Map<String, Object> options, List<String> notes) {

  /**
   * One column.
   *
   * @param column its name in the table {@link Sql#SAMPLE}
   * @param header its name in the files
   * @param declared its type, where the format has types; text is looked at either way
   */
  record Raw(String column, String header, Optional<ColumnType> declared) {}

  /** The columns of a format without types. */
  static List<Raw> texts(List<String> headers) {
    return IntStream.range(0, headers.size())
        .mapToObj(i -> new Raw(Sql.column(i), headers.get(i), Optional.empty()))
        .toList();
  }
}
