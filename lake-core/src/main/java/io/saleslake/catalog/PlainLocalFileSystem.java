package io.saleslake.catalog;

import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without checksum files and without the {@code chmod} process that
 * Hadoop starts for every new file and folder. Permissions follow the user's umask.
 */
public final class PlainLocalFileSystem extends RawLocalFileSystem {
  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // determined by the umask
  }
}
