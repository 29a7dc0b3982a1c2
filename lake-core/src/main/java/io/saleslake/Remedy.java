package io.saleslake;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Known problems of the host or the lake's files that libraries report, with a remedy for each.
 *
 * @param signs text in the name or message of an exception that identifies the problem
 * @param sentence format string with the file, as " of FILE" or empty, and the heap size in
 *     megabytes
 */
record Remedy(Pattern signs, String sentence) {
  private static final List<Remedy> KNOWN =
      List.of(
          of(
              "OutOfMemoryError|INVALID_DRIVER_MEMORY",
              "the Java heap of %2$d MB is too small; set LAKE_HEAP to a larger size, such as LAKE_HEAP=4g (on Glue, worker_type)"),
          of(
              "No space left on device|Disk quota exceeded|SQLITE_FULL",
              "the disk%1$s is full; free some space and run again, which continues where it"
                  + " stopped"),
          of(
              "Expected sorted (snapshot|previous metadata) log entries",
              "the clock of this machine is behind the last commit of the lake; set the clock and"
                  + " run again"),
          of(
              "Permission denied|AccessDeniedException: /|Read-only file system|SQLITE_READONLY",
              "no permission for the file%1$s; give this user read and write access to the lake"),
          of(
              "SQLITE_NOTADB|SQLITE_CORRUPT|Failed to read file: \\S.*\\.metadata\\.json",
              "the file%1$s is damaged; restore it from a copy or rebuild the lake, see"
                  + " docs/runbooks/lake-folder.md"),
          of(
              "(FileNotFound|NotFound|NoSuchFile)Exception: .*\\.(metadata\\.json|avro|parquet)",
              "the file%1$s is missing; restore it from a copy or rebuild the lake, see"
                  + " docs/runbooks/lake-folder.md"));

  /** Matches the path of a file in a message, optionally followed by a reason in parentheses. */
  private static final Pattern FILE =
      Pattern.compile("(/[^\\n]*?(?:\\.(?:metadata\\.json|avro|parquet|db)\\b|(?= \\([A-Z])))");

  private static Remedy of(String signs, String sentence) {
    return new Remedy(Pattern.compile(signs), sentence);
  }

  /** Returns the sentence for a failure; empty if the failure is unknown. */
  static Optional<String> of(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    String text = String.join("\n", causes.stream().map(Remedy::text).toList());
    return KNOWN.stream()
        .filter(remedy -> remedy.signs.matcher(text).find())
        .findFirst()
        .map(
            remedy ->
                remedy.sentence.formatted(
                    file(causes, text).map(file -> " " + file).orElse(""),
                    Runtime.getRuntime().maxMemory() >> 20));
  }

  private static String text(Throwable cause) {
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static Optional<String> file(List<Throwable> causes, String text) {
    for (Throwable cause : causes) {
      if (cause instanceof FileSystemException of && of.getFile() != null) {
        return Optional.of(of.getFile());
      }
    }
    Matcher named = FILE.matcher(text);
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }
}
