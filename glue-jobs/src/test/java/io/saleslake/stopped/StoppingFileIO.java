package io.saleslake.stopped;

import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Counts every file that is about to be read, written or deleted. */
public final class StoppingFileIO extends HadoopFileIO {
  @Override
  public InputFile newInputFile(String path) {
    next("read", path);
    return super.newInputFile(path);
  }

  @Override
  public InputFile newInputFile(String path, long length) {
    next("read", path);
    return super.newInputFile(path, length);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    next("write", path);
    return super.newOutputFile(path);
  }

  @Override
  public void deleteFile(String path) {
    next("delete", path);
    super.deleteFile(path);
  }

  @Override
  public void deleteFiles(Iterable<String> paths) {
    paths.forEach(this::deleteFile);
  }

  @Override
  public void deletePrefix(String prefix) {
    next("delete", prefix);
    super.deletePrefix(prefix);
  }

  private void next(String verb, String path) {
    Calls.of(properties()).next(verb + " " + path);
  }
}
