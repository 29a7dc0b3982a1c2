package io.saleslake.catalog;

import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk of a laptop as Hadoop sees it, without checksum files, and without the {@code
 * chmod} process that Hadoop starts for every file and folder it creates: the user's umask decides.
 */
public final class PlainLocalFileSystem extends RawLocalFileSystem {
  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // left to the umask
  }
}
