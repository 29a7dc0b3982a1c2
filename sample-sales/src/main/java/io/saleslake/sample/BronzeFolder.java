package io.saleslake.sample;

import io.saleslake.names.BronzePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** One feed's place below the bronze root. */
final class BronzeFolder {
  private final Path root;
  private final String feed;
  private final Set<LocalDate> created = new HashSet<>();

  /**
   * @param feed with its domain, {@code sales/webshop}
   */
  BronzeFolder(Path root, String feed) {
    this.root = root;
    this.feed = feed;
  }

  /** Where a file that arrives on the given day goes; its folder exists. */
  Path file(LocalDate arrives, String name) throws IOException {
    Path folder = root.resolve(feed).resolve(BronzePath.folder(arrives));
    if (created.add(arrives)) {
      Files.createDirectories(folder);
    }
    return folder.resolve(name);
  }

  /** The file's path below the bronze root, with slashes. */
  String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
