package io.saleslake.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import io.saleslake.sample.GenerateSample;
import io.saleslake.sample.Manifest;
import io.saleslake.sample.SampleOptions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Generates sample sales in bronze. The files are generated in another folder and moved when
 * complete, so that a run never reads a partial file. Existing files are never replaced.
 */
final class FillBronze {
  private FillBronze() {}

  /** Generates the files and returns the options. The manifest is written next to bronze. */
  static SampleOptions fill(LakeOption lake, SampleOptions options) {
    Path beside = lake.folder().resolve(".sample");
    try {
      FileUtils.deleteDirectory(beside.toFile());
      Manifest manifest = GenerateSample.generate(Files.createDirectories(beside), options);
      Files.createDirectories(lake.bronze());
      requireNew(beside, lake.bronze());
      Files.writeString(lake.manifest(), manifest.toJson());
      moveInto(beside, lake.bronze());
      FileUtils.deleteDirectory(beside.toFile());
      return options;
    } catch (IOException e) {
      throw LakeException.external(
          "Cannot generate into %s: %s".formatted(lake.bronze(), Reason.of(e)), e);
    }
  }

  private static void requireNew(Path beside, Path bronze) throws IOException {
    for (Path file : files(beside)) {
      Path target = bronze.resolve(beside.relativize(file));
      if (Files.exists(target)) {
        FileUtils.deleteDirectory(beside.toFile());
        throw LakeException.user(
            "Cannot generate: %s already exists and bronze files never change; use another --lake"
                .formatted(target));
      }
    }
  }

  /** Replaces an empty bronze in one move; otherwise moves the files one by one. */
  private static void moveInto(Path beside, Path bronze) throws IOException {
    try {
      Files.move(beside, bronze, ATOMIC_MOVE);
    } catch (FileSystemException e) {
      for (Path file : files(beside)) {
        Path target = bronze.resolve(beside.relativize(file));
        Files.createDirectories(target.resolveSibling("."));
        Files.move(file, target, ATOMIC_MOVE);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
