package io.saleslake.infer;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A temporary folder that is deleted with its content when it is closed. */
final class Scratch implements AutoCloseable {
  private final Path folder;

  Scratch() {
    try {
      folder = Files.createTempDirectory("lake-infer");
    } catch (IOException e) {
      throw LakeException.external("Cannot create a temporary folder: " + e.getMessage(), e);
    }
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try {
      FileUtils.deleteDirectory(folder.toFile());
    } catch (IOException e) {
      throw LakeException.external("Cannot delete %s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
