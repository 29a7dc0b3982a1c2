package io.saleslake.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * Performs the promotion's work with plain DuckDB SQL in a separate process: {@code Baseline
 * <bronze> <out>}.
 */
final class Baseline {
  private Baseline() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Path out = Path.of(arguments[1]);
    Files.createDirectories(out);
    String sql;
    try (InputStream script = Baseline.class.getResourceAsStream("baseline.sql")) {
      sql = new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql.replace("${bronze}", arguments[0]).replace("${out}", out.toString()));
      try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM order_lines")) {
        rows.next();
        System.out.println(rows.getLong(1));
      }
    }
  }
}
