package io.saleslake.bench;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What a load wrote, as relations that DuckDB reads.
 *
 * @param owner what wrote it, for messages
 * @param quarantine relation with one row per rejected record
 */
record LoadedTables(String owner, Map<BenchTable, String> relations, String quarantine) {
  LoadedTables {
    relations = new EnumMap<>(relations);
  }

  String relation(BenchTable table) {
    return Objects.requireNonNull(relations.get(table));
  }

  /** Parquet files in a folder, a file or a folder of files per table. */
  static LoadedTables ofParquet(String owner, Path folder) {
    Map<BenchTable, String> relations = new EnumMap<>(BenchTable.class);
    for (BenchTable table : BenchTable.values()) {
      Path one = folder.resolve(table.tableName() + ".parquet");
      relations.put(
          table,
          Files.exists(one)
              ? read("'%s'".formatted(one), false)
              : read("'%s/*/*.parquet'".formatted(folder.resolve(table.tableName())), true));
    }
    return new LoadedTables(
        owner, relations, read("'%s/*.parquet'".formatted(folder.resolve("quarantine")), false));
  }

  /** The current snapshots of Iceberg tables in the folders {@code <layer>/<table>}. */
  static LoadedTables ofIceberg(String owner, Path root, String quarantine) {
    Map<BenchTable, String> relations = new EnumMap<>(BenchTable.class);
    for (BenchTable table : BenchTable.values()) {
      relations.put(table, currentFiles(root.resolve(table.layer()).resolve(table.tableName())));
    }
    return new LoadedTables(owner, relations, currentFiles(root.resolve(quarantine)));
  }

  private static String currentFiles(Path folder) {
    Table table =
        new BaseTable(
            new StaticTableOperations(
                newestMetadata(folder).toString(), new HadoopFileIO(new Configuration())),
            folder.toString());
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      String files =
          StreamSupport.stream(tasks.spliterator(), false)
              .map(LoadedTables::pathWithoutDeletes)
              .map("'%s'"::formatted)
              .collect(Collectors.joining(", "));
      return files.isEmpty() ? "(SELECT 1 WHERE false)" : read("[%s]".formatted(files), false);
    } catch (IOException e) {
      throw cannotRead(folder, e);
    }
  }

  private static String pathWithoutDeletes(FileScanTask task) {
    if (!task.deletes().isEmpty()) {
      throw LakeException.internal(
          "Cannot read %s: it has delete files".formatted(task.file().location()));
    }
    return task.file().location().replaceFirst("^file:/*", "/");
  }

  /** The metadata with the highest version, which precedes the suffix in its name. */
  private static Path newestMetadata(Path folder) {
    try (Stream<Path> files = Files.list(folder.resolve("metadata"))) {
      List<Path> metadata =
          files.filter(file -> file.toString().endsWith(".metadata.json")).toList();
      return metadata.stream().max(Comparator.comparingLong(LoadedTables::version)).orElseThrow();
    } catch (IOException e) {
      throw cannotRead(folder, e);
    }
  }

  private static long version(Path metadata) {
    String name = metadata.toFile().getName();
    return Long.parseLong(name.replaceFirst("^v?(\\d+)[-.].*", "$1"));
  }

  private static LakeException cannotRead(Path table, IOException e) {
    return LakeException.external("Cannot read table %s: %s".formatted(table, e.getMessage()), e);
  }

  private static String read(String files, boolean partitioned) {
    return "read_parquet(%s, hive_partitioning = %s)".formatted(files, partitioned);
  }
}
