package io.saleslake.sample;

import io.saleslake.names.BronzePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** A feed's folder below the bronze root. */
final class BronzeFolder {
  private final Path root;
  private final String feed;
  private final Set<LocalDate> created = new HashSet<>();

  /**
   * @param feed feed with its domain, such as {@code sales/webshop}
   */
  BronzeFolder(Path root, String feed) {
    this.root = root;
    this.feed = feed;
  }

  /** Returns the path of a file that arrives on a day and creates its folder. */
  Path file(LocalDate arrives, String name) throws IOException {
    Path folder = root.resolve(feed).resolve(BronzePath.folder(arrives));
    if (created.add(arrives)) {
      Files.createDirectories(folder);
    }
    return folder.resolve(name);
  }

  /** The file's path relative to the bronze root, with slashes. */
  String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
