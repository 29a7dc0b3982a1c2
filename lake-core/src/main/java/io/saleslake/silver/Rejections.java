package io.saleslake.silver;

import io.saleslake.bronze.InspectedFile;
import java.util.List;

/**
 * What a batch does not promote: the rows of {@link Relations#REJECTED} and {@link
 * Relations#SUPERSEDED}, and whole files.
 *
 * @param rows number of rejected rows
 * @param supersededRows number of rows with the key of a newer row
 * @param unreadable files that could not be read at all
 */
record Rejections(long rows, long supersededRows, List<InspectedFile> unreadable) {
  static Rejections of(List<InspectedFile> files, Accounting standing) {
    return new Rejections(
        standing.rejected(),
        standing.superseded(),
        files.stream().filter(file -> !file.layout().isReadable()).toList());
  }

  /** Number of entries in quarantine. */
  long entries() {
    return rows + supersededRows + unreadable.size();
  }
}
