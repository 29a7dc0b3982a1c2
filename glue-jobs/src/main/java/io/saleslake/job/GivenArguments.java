package io.saleslake.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The arguments that AWS Glue starts a job with. The set is open: besides those of the job, Glue
 * passes options of its own, some without a value and some several times.
 *
 * @param values the values of each argument, by its name without {@code --}
 */
record GivenArguments(Map<String, List<String>> values) {

  static GivenArguments of(String... words) {
    Map<String, List<String>> values = new TreeMap<>();
    List<String> current = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("--")) {
        current = values.computeIfAbsent(word.substring(2), name -> new ArrayList<>());
      } else {
        current.add(word);
      }
    }
    return new GivenArguments(values);
  }

  /**
   * The value of one of the job's arguments.
   *
   * @throws io.saleslake.LakeException when it is given without a value or with several
   */
  Optional<String> value(String name) {
    List<String> given = values.get(name);
    if (given == null) {
      return Optional.empty();
    }
    if (given.size() != 1) {
      throw JobArguments.invalid("--" + name, "must be given once, with one value");
    }
    return Optional.of(given.get(0));
  }

  /** The last value of every argument that has one. */
  Map<String, String> lastValues() {
    Map<String, String> last = new TreeMap<>();
    values.forEach(
        (name, given) -> {
          if (!given.isEmpty()) {
            last.put(name, given.get(given.size() - 1));
          }
        });
    return last;
  }
}
