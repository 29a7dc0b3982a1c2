package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the files hold, once it lies in the table {@link Sql#SAMPLE}.
 *
 * @param columns in the order of the files
 * @param options of the feed that are not the contract's defaults, in the contract's words
 * @param notes what a person should know of the files
 */
record Sample(List<Raw> columns, Map<String, Object> options, List<String> notes) {

  /**
   * One column as the files call it.
   *
   * @param declared its type, where the format has types; text is looked at either way
   */
  record Raw(String header, Optional<ColumnType> declared) {
    static Raw text(String header) {
      return new Raw(header, Optional.empty());
    }
  }
}
