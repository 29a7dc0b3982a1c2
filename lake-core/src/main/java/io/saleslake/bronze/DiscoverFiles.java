package io.saleslake.bronze;

import io.saleslake.LakeException;
import io.saleslake.ledger.BronzeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists the files of a feed that are not in a batch yet. */
public final class DiscoverFiles {
  private DiscoverFiles() {}

  /**
   * New files below {@code prefix}. Hidden names (starting with a dot or underscore) are skipped,
   * because they may be incomplete.
   *
   * @param bronze root of the raw files
   * @param known paths in the ledger, relative to the root
   */
  public static List<BronzeFile> discover(
      String bronze, String prefix, Set<String> known, Configuration hadoop) {
    Path root = new Path(bronze);
    List<BronzeFile> found = new ArrayList<>();
    try {
      FileSystem fileSystem = root.getFileSystem(hadoop);
      URI base = fileSystem.makeQualified(root).toUri();
      for (FileStatus status : files(fileSystem, new Path(root, prefix))) {
        BronzeFile file = bronzeFile(base, status);
        if (!known.contains(file.path())) {
          found.add(file);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw LakeException.external(
          "Cannot list %s/%s: %s".formatted(bronze, prefix, e.getMessage()), e);
    }
    return found;
  }

  /**
   * Lists folder by folder: Hadoop's recursive listing reads the permissions of every file, which
   * starts a process per file on a laptop.
   */
  private static List<FileStatus> files(FileSystem fileSystem, Path folder) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus status : fileSystem.listStatus(folder)) {
      if (isHidden(status)) {
        continue;
      }
      if (status.isDirectory()) {
        files.addAll(files(fileSystem, status.getPath()));
      } else {
        files.add(status);
      }
    }
    return files;
  }

  static boolean isHidden(FileStatus status) {
    String name = status.getPath().getName();
    return name.startsWith(".") || name.startsWith("_");
  }

  static BronzeFile bronzeFile(URI base, FileStatus status) {
    return new BronzeFile(
        base.relativize(status.getPath().toUri()).getPath(),
        status.getLen(),
        version(status),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  private static String version(FileStatus status) {
    if (status instanceof EtagSource source && source.getEtag() != null) {
      return source.getEtag();
    }
    return Long.toString(status.getModificationTime());
  }
}
