package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.catalog.CheckFolder;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Option;

/** The option for the lake's folder. */
public final class LakeOption {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = ".lake",
      description = "The folder of the lake (default: ${DEFAULT-VALUE} in the current folder).")
  private Path folder = Path.of(".lake");

  public Path folder() {
    return folder;
  }

  Path bronze() {
    return folder.resolve("bronze");
  }

  /** Opens the lake and creates it if it does not exist. */
  Lake open() {
    return Lake.open(LakeConfig.local(folder));
  }

  /** Opens an existing lake, for commands that only read. */
  public Lake openExisting() {
    if (!exists()) {
      throw LakeException.user(
          "Cannot open %s: there is no lake; './lake run' makes one, --lake names another"
              .formatted(folder));
    }
    return open();
  }

  public boolean exists() {
    return Files.exists(folder.resolve("catalog.db"));
  }

  /** The manifest that {@link FillBronze} writes for generated sample sales. */
  Path manifest() {
    return folder.resolve("sample-manifest.json");
  }

  boolean holdsSample() {
    return Files.exists(manifest());
  }

  /** For commands that write only to bronze. */
  void check() {
    CheckFolder.check(folder);
  }

  /** Whether bronze contains no files, ignoring hidden ones. */
  boolean isBronzeEmpty() {
    if (!Files.isDirectory(bronze())) {
      return true;
    }
    AtomicBoolean empty = new AtomicBoolean(true);
    try {
      Files.walkFileTree(
          bronze(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (String.valueOf(file.getFileName()).startsWith(".")) {
                return FileVisitResult.CONTINUE;
              }
              empty.set(false);
              return FileVisitResult.TERMINATE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return empty.get();
  }
}
