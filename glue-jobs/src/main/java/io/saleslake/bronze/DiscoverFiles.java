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
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists the files of a feed that no batch has taken yet. */
public final class DiscoverFiles {
  private DiscoverFiles() {}

  /**
   * New files below {@code prefix}; hidden names (a dot or underscore in front) are somebody's
   * unfinished business.
   *
   * @param bronze root of the raw files
   * @param known paths, relative to the root, that the ledger has
   */
  public static List<BronzeFile> discover(
      String bronze, String prefix, Set<String> known, Configuration hadoop) {
    Path root = new Path(bronze);
    List<BronzeFile> found = new ArrayList<>();
    try {
      FileSystem fileSystem = root.getFileSystem(hadoop);
      URI base = fileSystem.makeQualified(root).toUri();
      RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(new Path(root, prefix), true);
      while (files.hasNext()) {
        FileStatus status = files.next();
        String path = base.relativize(status.getPath().toUri()).getPath();
        if (!isHidden(path) && !known.contains(path)) {
          found.add(
              new BronzeFile(
                  path,
                  status.getLen(),
                  version(status),
                  Instant.ofEpochMilli(status.getModificationTime())));
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

  private static boolean isHidden(String path) {
    for (String part : path.split("/", -1)) {
      if (part.startsWith(".") || part.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static String version(FileStatus status) {
    if (status instanceof EtagSource source && source.getEtag() != null) {
      return source.getEtag();
    }
    return Long.toString(status.getModificationTime());
  }
}
