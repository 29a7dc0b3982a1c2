package io.saleslake.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Performs the work of a load with plain DuckDB SQL, as an expert would write it, in a process of
 * its own: {@code Baseline full|day <bronze> <storefront> <out>}. There is no ledger, no catalog
 * and no accounting of rows, and a reader sees half a load.
 *
 * <p>This class uses nothing but DuckDB, which is all that its process has on the class path.
 */
final class Baseline {
  private static final List<String> COLUMNS =
      List.of(
          "receipt_no",
          "line_no",
          "sold_at",
          "store_id",
          "country",
          "region",
          "card_no",
          "product_id",
          "department",
          "quantity",
          "unit_price",
          "discount",
          "currency",
          "kind");

  private Baseline() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    load(
        Load.valueOf(arguments[0]),
        Path.of(arguments[1]),
        Path.of(arguments[2]),
        Path.of(arguments[3]));
  }

  /**
   * Loads all CSV files below a folder.
   *
   * @param bronze root of the reference files
   * @param storefront folder of the new till files
   * @param out folder of the Parquet files
   */
  static void load(Load load, Path bronze, Path storefront, Path out)
      throws IOException, SQLException {
    Files.createDirectories(out);
    List<Path> files = csvFiles(storefront);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      List<Path> ordered = new ArrayList<>();
      statement.execute("CREATE VIEW raw_lines AS\n" + readFiles(files, ordered));
      statement.execute(tableOf(ordered));
      for (String name : List.of("lines.sql", load.script(), "marts.sql")) {
        statement.execute(
            script(name).replace("${bronze}", bronze.toString()).replace("${out}", out.toString()));
      }
      deleteRewritten(statement);
    }
  }

  private static List<Path> csvFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  /**
   * The query over the files: one read per header, with its columns given, so that DuckDB need not
   * sniff any file.
   *
   * @param ordered receives the files in the order of the column {@code file_index}
   */
  private static String readFiles(List<Path> files, List<Path> ordered) throws IOException {
    Map<String, List<Path>> byHeader = new LinkedHashMap<>();
    for (Path file : files) {
      byHeader.computeIfAbsent(header(file), header -> new ArrayList<>()).add(file);
    }
    List<String> reads = new ArrayList<>();
    byHeader.forEach(
        (header, group) -> {
          reads.add(readGroup(List.of(header.split(",", -1)), group, ordered.size()));
          ordered.addAll(group);
        });
    return String.join("\nUNION ALL\n", reads);
  }

  private static String header(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, UTF_8)) {
      return Objects.requireNonNull(reader.readLine(), file + " has no header");
    }
  }

  private static String readGroup(List<String> header, List<Path> files, int firstIndex) {
    return """
    SELECT %s, file_index + %d AS file_index
    FROM read_csv([%s], auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
      nullstr = '', hive_partitioning = false, columns = {%s})\
    """
        .formatted(
            COLUMNS.stream()
                .map(name -> header.contains(name) ? name : "NULL AS " + name)
                .collect(joining(", ")),
            firstIndex,
            files.stream().map(Baseline::text).collect(joining(", ")),
            header.stream().map(name -> text(name) + ": 'VARCHAR'").collect(joining(", ")));
  }

  private static String tableOf(List<Path> files) {
    List<String> rows = new ArrayList<>();
    for (Path file : files) {
      rows.add("(%d, %s)".formatted(rows.size(), text(file)));
    }
    return "CREATE TABLE files AS FROM (VALUES %s) AS file (file_index, source_file)"
        .formatted(String.join(", ", rows));
  }

  private static String text(Object value) {
    return "'" + value.toString().replace("'", "''") + "'";
  }

  private static String script(String name) throws IOException {
    try (InputStream script = Baseline.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    }
  }

  private static void deleteRewritten(Statement statement) throws IOException, SQLException {
    try (ResultSet row = statement.executeQuery("SELECT getvariable('rewritten')")) {
      row.next();
      @Nullable Array rewritten = row.getArray(1);
      if (rewritten != null) {
        for (Object file : (Object[]) rewritten.getArray()) {
          Files.delete(Path.of(file.toString()));
        }
      }
    }
  }
}
