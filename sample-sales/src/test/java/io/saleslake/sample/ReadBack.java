package io.saleslake.sample;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads generated files with DuckDB and evaluates the contracts' rules in plain SQL. */
final class ReadBack implements AutoCloseable {
  private final Path bronze;
  private final Manifest manifest;
  private final Connection connection;

  ReadBack(Path bronze, Manifest manifest) throws Exception {
    this.bronze = bronze;
    this.manifest = manifest;
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    run("SET TimeZone = 'UTC'");
    run(
        "CREATE TABLE stores AS SELECT column0 AS id FROM read_csv(%s, delim='\t', header=false)"
            .formatted(files("reference", "stores")));
    run(
        "CREATE TABLE products AS SELECT product_id AS id FROM read_csv(%s, delim='|', quote='\"')"
            .formatted(files("product", "products")));
    run(
        "CREATE TABLE customers AS SELECT CustomerNo AS id FROM read_csv(%s, delim=';',"
                .formatted(files("customer", "customers"))
            + " encoding='latin-1')");
    run(
        """
        CREATE TABLE ecb_fx AS
        SELECT currency || date AS id, rate
        FROM (UNPIVOT (FROM read_csv(%s, all_varchar=true, nullstr=['N/A', ''], hive_partitioning=false))
          ON COLUMNS(* EXCLUDE Date) INTO NAME currency VALUE rate)
        """
            .formatted(files("reference", "ecb_fx")));
  }

  /** The readable files of a feed. */
  List<Path> readable(String domain, String feed) throws IOException {
    Set<String> passedOver = new HashSet<>(manifest.feed(feed).unreadable());
    passedOver.addAll(manifest.feed(feed).skipped());
    try (Stream<Path> all = Files.walk(bronze.resolve(domain).resolve(feed))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !passedOver.contains(bronze.relativize(file).toString()))
          .sorted()
          .toList();
    }
  }

  /** The readable files as an SQL list. */
  private String files(String domain, String feed) throws IOException {
    return readable(domain, feed).stream()
        .map(file -> "'" + file + "'")
        .collect(joining(", ", "[", "]"));
  }

  void storefront() throws Exception {
    judgeText(
        "storefront",
        """
        SELECT *, receipt_no AS order_id, line_no AS line_id, sold_at AS placed, card_no AS customer_id,
          quantity AS q, unit_price AS p, discount AS d, NULL AS updated_at,
          coalesce(kind, 'sale') AS status, FALSE AS needs_customer
        FROM read_json('%s', format='newline_delimited',
          columns={filename: 'VARCHAR', receipt_no: 'VARCHAR', line_no: 'VARCHAR',
            sold_at: 'VARCHAR', store_id: 'VARCHAR', card_no: 'VARCHAR', product_id: 'VARCHAR',
            quantity: 'VARCHAR', unit_price: 'VARCHAR', discount: 'VARCHAR', currency: 'VARCHAR',
            kind: 'VARCHAR'})
        """);
  }

  void webshop() throws Exception {
    judgeText(
        "webshop",
        """
        SELECT *, line AS line_id, ordered_at AS placed, sku AS product_id, NULL AS store_id,
          qty AS q, price AS p, discount AS d, TRUE AS needs_customer,
          CASE state WHEN 'placed' THEN 'sale' ELSE state END AS status
        FROM read_json('%s', format='newline_delimited',
          columns={filename: 'VARCHAR', order_id: 'VARCHAR', line: 'VARCHAR', ordered_at: 'VARCHAR',
            updated_at: 'VARCHAR', customer_id: 'VARCHAR', sku: 'VARCHAR', qty: 'VARCHAR',
            price: 'VARCHAR', discount: 'VARCHAR', currency: 'VARCHAR', state: 'VARCHAR'})
        """);
    run("UPDATE judged SET amount = -amount WHERE status <> 'sale'");
  }

  void wholesale() throws Exception {
    judge(
        """
        SELECT *, order_no AS order_id, line_no AS line_id, order_date AS placed,
          account AS customer_id, NULL AS store_id, quantity AS q, unit_price AS p,
          discount AS d, NULL AS updated_at, TRUE AS needs_customer, order_type AS status
        FROM read_parquet(%s, union_by_name=true, filename=true, hive_partitioning=false)
        """
            .formatted(files("sales", "wholesale")));
  }

  private void judgeText(String feed, String sql) throws Exception {
    WellFormedRecords records = WellFormedRecords.of(readable("sales", feed));
    judge(sql.formatted(records.copy()));
    Files.delete(records.copy());
    run(
        "INSERT INTO judged (broken) SELECT 'record' FROM range(%d)"
            .formatted(records.malformed()));
  }

  private void judge(String raw) throws SQLException {
    run("DROP TABLE IF EXISTS judged");
    run(
        """
        CREATE TABLE judged AS
        WITH raw AS (%s),
        typed AS (
          SELECT *, try_cast(q AS DECIMAL(12, 3)) AS quantity_, try_cast(p AS DECIMAL(18, 4))
            AS price_, coalesce(try_cast(d AS DECIMAL(18, 4)), 0) AS discount_,
            try_cast(placed AS TIMESTAMP) AS at_
          FROM raw)
        SELECT order_id || '/' || line_id AS key, currency, status, at_,
          CAST(quantity_ * price_ - discount_ AS DECIMAL(18, 4)) AS amount,
          key || '@' || strftime(at_, '%%Y-%%m-%%d %%H:%%M') AS identity,
          regexp_extract(filename, 'ingest_date=([0-9-]+)', 1) AS arrived,
          coalesce(updated_at, arrived) AS version,
          CASE
            WHEN regexp_matches(CAST(p AS VARCHAR), '\\.\\d{4}\\d*[1-9]')
              OR quantity_ * price_ <> round(quantity_ * price_, 4) THEN 'scale'
            WHEN quantity_ IS NULL OR price_ IS NULL OR at_ IS NULL
              OR d IS NOT NULL AND try_cast(d AS DECIMAL(18, 4)) IS NULL THEN 'type'
            WHEN order_id IS NULL OR product_id IS NULL OR needs_customer AND customer_id IS NULL
              THEN 'required'
            WHEN currency = 'XXX' THEN 'allowed'
            WHEN product_id NOT IN (SELECT id FROM products)
              OR store_id NOT IN (SELECT id FROM stores)
              OR customer_id NOT IN (SELECT id FROM customers) THEN 'reference'
            WHEN discount_ < 0 OR at_ < '1990-01-01' THEN 'range'
            WHEN price_ < 0 THEN 'negative_price'
            WHEN status = 'sale' AND quantity_ < 0 THEN 'negative_quantity'
          END AS broken
        FROM typed
        """
            .formatted(raw));
  }

  long rows() throws SQLException {
    return number("SELECT count(*) FROM judged");
  }

  long keys() throws SQLException {
    return number("SELECT count(DISTINCT key) FROM judged WHERE broken IS NULL");
  }

  long late() throws SQLException {
    return number(
        "SELECT count(*) FROM judged WHERE broken IS NULL"
            + " AND CAST(arrived AS DATE) - CAST(at_ AS DATE) > 14");
  }

  /** Rows that equal the newest row with their key, compared by amount and version. */
  long duplicates() throws SQLException {
    return number(
        """
        SELECT count(*) FROM (
          SELECT amount = first(amount) OVER newest AS equal, row_number() OVER newest AS age
          FROM judged WHERE broken IS NULL
          WINDOW newest AS (PARTITION BY key ORDER BY version DESC))
        WHERE equal AND age > 1
        """);
  }

  /** The digests of all keys with their times. */
  long digest() throws SQLException {
    return number(
        """
        SELECT sum(CAST('0x' || left(md5(identity), 8) AS BIGINT))
        FROM (SELECT DISTINCT identity FROM judged WHERE broken IS NULL)
        """);
  }

  /** Keys with different amounts in their rows. */
  long corrected() throws SQLException {
    return number(
        "SELECT count(*) FROM (SELECT key FROM judged WHERE broken IS NULL GROUP BY key"
            + " HAVING count(DISTINCT amount) > 1)");
  }

  Map<String, Long> brokenByRule() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    pairs("SELECT broken, count(*) FROM judged WHERE broken IS NOT NULL GROUP BY broken")
        .forEach((rule, count) -> counts.put(rule, count.longValueExact()));
    return counts;
  }

  /** The sum of the newest valid row of each key by currency. */
  Map<String, BigDecimal> amounts() throws SQLException {
    return pairs(
        """
        SELECT currency, sum(amount) FROM (
          SELECT currency, amount,
            row_number() OVER (PARTITION BY key ORDER BY version DESC) AS age
          FROM judged WHERE broken IS NULL)
        WHERE age = 1 GROUP BY currency
        """);
  }

  private Map<String, BigDecimal> pairs(String sql) throws SQLException {
    Map<String, BigDecimal> pairs = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        pairs.put(rows.getString(1), rows.getBigDecimal(2));
      }
    }
    return pairs;
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
