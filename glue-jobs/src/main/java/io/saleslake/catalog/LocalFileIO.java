package io.saleslake.catalog;

import io.saleslake.LakeException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Table files of a lake on a laptop, through plain Java. Hadoop's local file system starts a {@code
 * chmod} process and writes a checksum file for every file it creates.
 */
public final class LocalFileIO implements FileIO {
  @Override
  public InputFile newInputFile(String path) {
    return Files.localInput(file(path));
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return Files.localOutput(file(path));
  }

  @Override
  public void deleteFile(String path) {
    try {
      java.nio.file.Files.deleteIfExists(Path.of(file(path).getPath()));
    } catch (IOException e) {
      throw LakeException.external("Cannot delete %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static File file(String path) {
    return new File(path.replaceFirst("^file:/+", "/"));
  }
}
