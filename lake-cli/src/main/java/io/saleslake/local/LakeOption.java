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

/** Which lake a command is about. */
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

  /** The lake, made when it is not there. */
  Lake open() {
    return Lake.open(LakeConfig.local(folder));
  }

  /** The lake, for a command that only looks and must not make one. */
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

  /** What {@link FillBronze} puts beside the sample sales that it generates. */
  Path manifest() {
    return folder.resolve("sample-manifest.json");
  }

  boolean holdsSample() {
    return Files.exists(manifest());
  }

  /** For a command that writes to bronze alone. */
  void check() {
    CheckFolder.check(folder);
  }

  /** Whether bronze has no file, hidden ones apart. */
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
