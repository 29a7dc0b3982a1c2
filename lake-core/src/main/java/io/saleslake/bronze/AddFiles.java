package io.saleslake.bronze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import io.saleslake.contract.FeedContract;
import io.saleslake.names.BronzePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies local files to bronze. Each file appears atomically, and existing files are never
 * replaced.
 */
public final class AddFiles {
  /**
   * The result for one file.
   *
   * @param alreadyThere bronze already contains this name with the same content; nothing was copied
   */
  public record Added(Path source, Path target, boolean alreadyThere) {}

  /** Maximum length in bytes on common file systems. */
  private static final int LONGEST_NAME = 255;

  private AddFiles() {}

  /**
   * Copies files into {@code bronze/<domain>/<feed>/ingest_date=<date>/}. All files are checked
   * before the first one is copied.
   */
  public static List<Added> add(Path bronze, FeedContract feed, LocalDate date, List<Path> files) {
    files.forEach(AddFiles::requireFile);
    Path folder = bronze.resolve(feed.prefix()).resolve(BronzePath.folder(date));
    List<Added> added = new ArrayList<>();
    for (Path file : files) {
      try {
        Files.createDirectories(folder);
        added.add(add(folder, file));
      } catch (IOException e) {
        throw LakeException.external("Cannot add %s: %s".formatted(file, Reason.of(e)), e);
      }
    }
    return added;
  }

  private static void requireFile(Path file) {
    String name = name(file);
    if (Files.isDirectory(file)) {
      throw LakeException.user("Cannot add %s: it is a folder; name its files".formatted(file));
    } else if (!Files.exists(file)) {
      throw LakeException.user("Cannot add %s: no such file".formatted(file));
    } else if (!Files.isReadable(file)) {
      throw LakeException.user("Cannot add %s: it may not be read".formatted(file));
    } else if (name.startsWith(".") || name.startsWith("_")) {
      throw LakeException.user(
          "Cannot add %s: names that start with '%s' count as hidden; rename it"
              .formatted(file, name.charAt(0)));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      throw LakeException.user(
          "Cannot add %s: its name has a control character; rename it"
              .formatted(file.toString().replaceAll("\\p{Cntrl}", "?")));
    } else if (part(name).getBytes(UTF_8).length > LONGEST_NAME) {
      throw LakeException.user("Cannot add %s: its name is too long; rename it".formatted(file));
    }
  }

  private static Added add(Path folder, Path file) throws IOException {
    Path target = folder.resolve(name(file));
    for (int number = 2; Files.exists(target); number++) {
      if (Files.mismatch(file, target) < 0) {
        return new Added(file, target, true);
      }
      target = folder.resolve(numbered(name(file), number));
    }
    copy(file, target);
    return new Added(file, target, false);
  }

  /** Copies under a hidden name, which jobs ignore, until the copy is complete. */
  private static void copy(Path file, Path target) throws IOException {
    Path part = target.resolveSibling(part(name(target)));
    try {
      Files.copy(file, part, REPLACE_EXISTING);
      Files.move(part, target, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The number is inserted before the extension: {@code orders-2.csv.gz}. */
  private static String numbered(String name, int number) {
    return name.replaceFirst("(?i)(\\.[^.]*?)?(\\.(gz|bz2|zst))?$", "-" + number + "$0");
  }

  private static String part(String name) {
    return "." + name + ".part";
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
