package io.saleslake.infer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds differences between the columns of a feed's files. */
final class Differences {
  private Differences() {}

  /**
   * Returns all columns of all files in order of appearance.
   *
   * @param notes receives a line for each column that is missing in some files
   * @param named whether columns have names; otherwise only their number can differ
   */
  static List<String> all(
      List<Path> paths, List<List<String>> headers, List<String> notes, boolean named) {
    Set<String> all = new LinkedHashSet<>();
    headers.forEach(all::addAll);
    for (String header : all) {
      List<String> lacking = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        if (!headers.get(i).contains(header)) {
          lacking.add(String.valueOf(paths.get(i).getFileName()));
        }
      }
      if (!lacking.isEmpty()) {
        notes.add(
            "%s is not in %s"
                .formatted(named ? "column '" + header + "'" : "a further column", some(lacking)));
      }
    }
    return List.copyOf(all);
  }

  private static String some(List<String> files) {
    return files.size() <= 3
        ? String.join(", ", files)
        : "%s and %d files more"
            .formatted(String.join(", ", files.subList(0, 2)), files.size() - 2);
  }
}
