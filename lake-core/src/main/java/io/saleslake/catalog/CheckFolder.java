package io.saleslake.catalog;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rejects a lake whose tables cannot be used. Iceberg records absolute paths, so the tables of a
 * moved or copied lake still refer to the old folder, and a run would write there. Iceberg would
 * retry truncated metadata for minutes.
 */
public final class CheckFolder {
  private CheckFolder() {}

  /**
   * Checks the folder.
   *
   * @param lake a folder, which may not contain a lake yet
   */
  public static void check(Path lake) {
    if (!Files.exists(catalog(lake))) {
      return;
    }
    Path root = real(lake);
    for (Path metadata : metadataFiles(root)) {
      if (!metadata.startsWith(root) && !real(metadata).startsWith(root)) {
        throw LakeException.user(
            "Cannot open %s: its tables are in %s, so it was moved or copied; move it back, or start another lake from its bronze files (docs/runbooks/lake-folder.md)"
                .formatted(root, rootOf(metadata)));
      }
      try {
        requireWhole(metadata);
      } catch (IOException e) {
        throw LakeException.external("Cannot open %s: %s".formatted(root, Reason.of(e)), e);
      }
    }
  }

  /** Complete metadata ends with a closing brace. */
  private static void requireWhole(Path metadata) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(metadata)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(Math.max(0, channel.size() - 1)).read(last);
      if (last.get(0) != '}') {
        throw new EOFException("Failed to read file: " + metadata);
      }
    }
  }

  static Path catalog(Path root) {
    return root.resolve("catalog.db");
  }

  static String url(Path root) {
    return "jdbc:sqlite:" + catalog(root);
  }

  private static List<Path> metadataFiles(Path root) {
    List<Path> files = new ArrayList<>();
    try (Connection sqlite = DriverManager.getConnection(url(root));
        Statement statement = sqlite.createStatement();
        ResultSet tables = sqlite.getMetaData().getTables(null, null, "iceberg_tables", null)) {
      if (tables.next()) {
        try (ResultSet rows =
            statement.executeQuery("SELECT metadata_location FROM iceberg_tables")) {
          while (rows.next()) {
            String location = rows.getString(1);
            files.add(Path.of(new org.apache.hadoop.fs.Path(location).toUri().getPath()));
          }
        }
      }
      return files;
    } catch (SQLException e) {
      throw LakeException.external("Cannot open %s: %s".formatted(catalog(root), Reason.of(e)), e);
    }
  }

  /** Parses {@code <lake>/<layer>/<table>/metadata/<file>}. */
  private static Path rootOf(Path metadata) {
    return Optional.ofNullable(metadata.resolve("../../../..").normalize()).orElse(metadata);
  }

  /** Resolves symbolic links if the file exists. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
