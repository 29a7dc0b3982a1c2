package io.saleslake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random files of till lines: few keys, so that they collide; versions of one line in any order of
 * arrival, exact duplicates, corrections that move a line to another month. Every line also goes to
 * DuckDB, where plain SQL computes the expected contents of the lake.
 */
final class RandomBatches implements AutoCloseable {
  private static final String[] DAYS = {"2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04"};

  private final TestLake lake;
  private final SplittableRandom random;
  private final Connection duckdb;
  private int files;

  RandomBatches(TestLake lake, long seed) throws SQLException {
    this.lake = lake;
    this.random = new SplittableRandom(seed);
    this.duckdb = DriverManager.getConnection("jdbc:duckdb:");
    execute(
        "CREATE TABLE raw (day VARCHAR, file INT, position INT, receipt VARCHAR, line INT, sold_at TIMESTAMP,"
            + " product VARCHAR, quantity DECIMAL(12,3), price DECIMAL(18,4))");
  }

  /** Puts a few more files into bronze. */
  void arrive() throws SQLException {
    for (int file = 1 + random.nextInt(3); file > 0; file--) {
      arriveOne();
    }
  }

  private void arriveOne() throws SQLException {
    String day = DAYS[random.nextInt(DAYS.length)];
    List<String> lines = new ArrayList<>(List.of(Sales.STOREFRONT_HEADER));
    try (PreparedStatement insert =
        duckdb.prepareStatement(
            "INSERT INTO raw VALUES (?, ?, ?, ?, ?, CAST(? AS TIMESTAMP), ?, ?, ?)")) {
      int count = 5 + random.nextInt(30);
      for (int position = 0; position < count; position++) {
        String receipt = "R" + random.nextInt(25);
        int line = 1 + random.nextInt(2);
        String soldAt =
            "2026-0%d-1%dT0%d:00:00"
                .formatted(1 + random.nextInt(3), random.nextInt(3), random.nextInt(10));
        String product = "P" + (1 + random.nextInt(3));
        int quantity = 1 + random.nextInt(3);
        int price = 10 + random.nextInt(3);
        int copies = random.nextInt(8) == 0 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
          lines.add(
              Sales.till(
                  receipt, line, soldAt, product, String.valueOf(quantity), String.valueOf(price)));
          insert.setString(1, day);
          insert.setInt(2, files);
          insert.setInt(3, lines.size());
          insert.setString(4, receipt);
          insert.setInt(5, line);
          insert.setString(6, soldAt);
          insert.setString(7, product);
          insert.setInt(8, quantity);
          insert.setInt(9, price);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
    lake.put("storefront", day, "f%03d.csv".formatted(files++), lines.toArray(String[]::new));
  }

  long rows() throws SQLException {
    return Long.parseLong(query("SELECT count(*) FROM raw").get(0));
  }

  /**
   * The expected rows of silver: the newest line of each key, by day, then by arrival, then by
   * position in the file.
   */
  List<String> silver() throws SQLException {
    return query(
        """
        SELECT receipt, line, strftime(sold_at, '%Y-%m-%d %H:%M'), product, quantity * price
        FROM raw
        QUALIFY row_number() OVER (PARTITION BY receipt, line ORDER BY day DESC, file DESC, position DESC) = 1
        ORDER BY ALL""");
  }

  /** The expected rows of the mart of daily sales. */
  List<String> dailySales() throws SQLException {
    return query(
        """
        WITH newest AS (
          SELECT * FROM raw
          QUALIFY row_number() OVER (PARTITION BY receipt, line ORDER BY day DESC, file DESC, position DESC) = 1)
        SELECT strftime(sold_at, '%Y-%m-%d'), count(DISTINCT receipt), count(*), CAST(sum(quantity * price) AS DECIMAL(28,4))
        FROM newest GROUP BY 1 ORDER BY ALL""");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> text = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(plain(rows.getString(i)));
        }
        text.add(String.join("|", values));
      }
      return text;
    }
  }

  /** Decimals without trailing zeros: the two engines keep different scales. */
  static String plain(String value) {
    return value.matches("-?\\d+\\.\\d+") ? value.replaceFirst("\\.?0+$", "") : value;
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
