package io.saleslake.bronze;

import java.io.Serializable;
import java.util.List;

/**
 * The inspected layout of a raw file.
 *
 * @param columns column names in file order; the contract's columns if the file has no names
 * @param records number of records, counted independently of the promotion
 * @param isPlain whether it is a CSV file in which every line is one well-formed record
 * @param unreadable why the file cannot be read, or empty
 */
public record Layout(List<String> columns, long records, boolean isPlain, String unreadable)
    implements Serializable {

  public static Layout of(List<String> columns, long records) {
    return new Layout(columns, records, false, "");
  }

  static Layout plain(List<String> columns, long records) {
    return new Layout(columns, records, true, "");
  }

  static Layout unreadable(String reason) {
    return new Layout(List.of(), 0, false, reason);
  }

  public boolean isReadable() {
    return unreadable.isEmpty();
  }
}
