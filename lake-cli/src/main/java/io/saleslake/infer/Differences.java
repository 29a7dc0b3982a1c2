package io.saleslake.infer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where files of one feed do not have the same columns. */
final class Differences {
  private Differences() {}

  /**
   * All columns of all files, in the order in which they come.
   *
   * @param notes gets a line for each column that some files lack
   * @param named whether columns go by name; without names only their number can differ
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
