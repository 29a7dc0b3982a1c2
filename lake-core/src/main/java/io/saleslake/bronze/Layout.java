package io.saleslake.bronze;

import java.io.Serializable;
import java.util.List;

/**
 * What a first look at a raw file tells.
 *
 * @param columns as the file names them, in its order; the contract's own where the file names none
 * @param records how many there are, counted without the reader that promotes them
 * @param unreadable why the file cannot be read at all, or empty
 */
public record Layout(List<String> columns, long records, String unreadable)
    implements Serializable {

  public static Layout of(List<String> columns, long records) {
    return new Layout(columns, records, "");
  }

  static Layout unreadable(String reason) {
    return new Layout(List.of(), 0, reason);
  }

  public boolean isReadable() {
    return unreadable.isEmpty();
  }
}
