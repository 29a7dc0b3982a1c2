package io.saleslake.bronze;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file in bronze, opened by its literal path. Only storage failures are {@link
 * StorageException}s; invalid content is not.
 */
public final class StoredFile {
  private final Path path;
  private final FileSystem fileSystem;

  private StoredFile(Path path, FileSystem fileSystem) {
    this.path = path;
    this.fileSystem = fileSystem;
  }

  public static StoredFile of(Path path, Configuration hadoop) throws StorageException {
    try {
      return new StoredFile(path, path.getFileSystem(hadoop));
    } catch (IOException e) {
      throw new StorageException(e);
    }
  }

  String name() {
    return path.getName();
  }

  /** Size in bytes. */
  long length() throws IOException {
    try {
      return fileSystem.getFileStatus(path).getLen();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  FSDataInputStream open() throws IOException {
    try {
      return new FSDataInputStream(new GuardedStream(fileSystem.open(path)));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Local storage also reports "not found" for files without read permission. */
  private IOException failure(IOException e) throws StorageException {
    try {
      return e instanceof FileNotFoundException && !fileSystem.exists(path)
          ? new UnreadableFileException("gone")
          : new StorageException(e);
    } catch (IOException again) {
      throw new StorageException(again);
    }
  }

  /** Wraps failures of the storage. A premature end of file is a problem of the content. */
  private static final class GuardedStream extends FSInputStream {
    private final FSDataInputStream stream;

    private GuardedStream(FSDataInputStream stream) {
      this.stream = stream;
    }

    @Override
    public int read() throws IOException {
      try {
        return stream.read();
      } catch (EOFException e) {
        throw e;
      } catch (IOException e) {
        throw new StorageException(e);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return stream.read(buffer, offset, length);
      } catch (EOFException e) {
        throw e;
      } catch (IOException e) {
        throw new StorageException(e);
      }
    }

    @Override
    public void seek(long position) throws IOException {
      stream.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return stream.getPos();
    }

    @Override
    public boolean seekToNewSource(long position) throws IOException {
      return stream.seekToNewSource(position);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
