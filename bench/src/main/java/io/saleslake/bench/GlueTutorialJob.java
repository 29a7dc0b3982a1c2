package io.saleslake.bench;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.expressions.Window;

/**
 * Performs the work of a load as a tutorial on AWS Glue would: read, cast, check, deduplicate,
 * append to an Iceberg table or merge into it, then compute the marts one by one. It runs in a
 * process of its own: {@code GlueTutorialJob FULL|DAY <bronze> <storefront> <warehouse>}.
 */
final class GlueTutorialJob {
  private static final String SCHEMA =
      "receipt_no STRING, line_no STRING, sold_at STRING, store_id STRING, country STRING, region STRING,"
          + " card_no STRING, product_id STRING, department STRING, quantity STRING, unit_price STRING,"
          + " discount STRING, currency STRING, kind STRING";

  private static final Object[] CURRENCIES = {
    "AUD", "CAD", "CHF", "DKK", "EUR", "GBP", "JPY", "NOK", "PLN", "SEK", "USD"
  };

  private static final Object[] STATUSES = {"sale", "cancellation", "return", "adjustment"};

  private final SparkSession spark;
  private final Path bronze;

  private GlueTutorialJob(SparkSession spark, Path bronze) {
    this.spark = spark;
    this.bronze = bronze;
  }

  public static void main(String[] arguments) throws IOException, NoSuchTableException {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("tutorial")
            .master("local[*]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            // HotSpot interprets generated methods of more than 8,000 bytes, ten times slower.
            .config("spark.sql.codegen.hugeMethodLimit", "8000")
            .config(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    settings(Path.of(arguments[3])).forEach(builder::config);
    try (SparkSession spark = builder.getOrCreate()) {
      load(spark, Load.valueOf(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }
  }

  /** The settings of a session: UTC, and a catalog in a folder in place of Glue's. */
  static Map<String, String> settings(Path warehouse) {
    return Map.of(
        "spark.sql.session.timeZone", "UTC",
        "spark.sql.defaultCatalog", "tutorial",
        "spark.sql.catalog.tutorial", "org.apache.iceberg.spark.SparkCatalog",
        "spark.sql.catalog.tutorial.type", "hadoop",
        "spark.sql.catalog.tutorial.warehouse", warehouse.toUri().toString());
  }

  /**
   * Loads all CSV files below a folder.
   *
   * @param bronze root of the reference files
   * @param storefront folder of the new till files
   */
  static void load(SparkSession spark, Load load, Path bronze, Path storefront)
      throws NoSuchTableException {
    GlueTutorialJob job = new GlueTutorialJob(spark, bronze);
    Dataset<Row> checked = job.check(job.cast(job.read(storefront)));
    Dataset<Row> valid = job.deduplicate(checked.where("errors = ''").drop("errors"));
    switch (load) {
      case FULL -> job.create(valid);
      case DAY -> job.merge(valid);
    }
    checked.where("errors <> ''").writeTo("silver.quarantine").append();
    job.computeMarts();
  }

  private Dataset<Row> read(Path storefront) {
    return spark
        .read()
        .schema(SCHEMA)
        .option("header", "true")
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", "*.csv")
        .csv(storefront.toString())
        .withColumn("source_file", col("_metadata.file_path"));
  }

  private Dataset<Row> cast(Dataset<Row> raw) {
    Dataset<Row> typed =
        raw.select(
            lit("storefront").as("feed"),
            col("receipt_no").as("order_id"),
            col("line_no").try_cast("int").cast("string").as("line_id"),
            col("sold_at").try_cast("timestamp").as("ordered_at"),
            col("store_id"),
            col("card_no").as("customer_id"),
            col("product_id"),
            col("quantity").try_cast("decimal(12,3)").as("quantity"),
            col("unit_price").try_cast("decimal(18,4)").as("unit_price"),
            when(col("discount").isNull(), lit("0"))
                .otherwise(col("discount"))
                .try_cast("decimal(18,4)")
                .as("discount"),
            col("currency"),
            coalesce(col("kind"), lit("sale")).as("status"),
            col("region"),
            col("country"),
            lit("Consumer").as("segment"),
            col("department").as("category"),
            lit("store").as("channel"),
            lit(null).cast("timestamp").as("updated_at"),
            col("source_file"));
    return typed.withColumn(
        "amount",
        col("quantity")
            .multiply(col("unit_price"))
            .minus(col("discount"))
            .try_cast("decimal(18,4)"));
  }

  private Dataset<Row> check(Dataset<Row> typed) {
    Map<String, Column> rules = new LinkedHashMap<>();
    for (String required :
        List.of("order_id", "line_id", "ordered_at", "store_id", "product_id", "amount")) {
      rules.put(required + " is missing or invalid", col(required).isNull());
    }
    rules.put("ordered_at is too early", col("ordered_at").lt("1990-01-01"));
    rules.put("discount is negative", col("discount").lt(0));
    rules.put(
        "unknown currency", col("currency").isNull().or(not(col("currency").isin(CURRENCIES))));
    rules.put("unknown status", not(col("status").isin(STATUSES)));
    rules.put("negative quantity", col("quantity").lt(0).and(col("status").equalTo("sale")));
    rules.put("negative price", col("unit_price").lt(0).and(col("status").notEqual("adjustment")));
    rules.put("unknown store", col("store_id").isNotNull().and(col("known_store").isNull()));
    rules.put("unknown product", col("product_id").isNotNull().and(col("known_product").isNull()));
    rules.put(
        "unknown customer", col("customer_id").isNotNull().and(col("known_customer").isNull()));
    Column[] errors =
        rules.entrySet().stream()
            .map(rule -> when(rule.getValue(), lit(rule.getKey())))
            .toArray(Column[]::new);
    return typed
        .join(keys(stores(), "store"), col("store_id").equalTo(col("known_store")), "left")
        .join(keys(products(), "product"), col("product_id").equalTo(col("known_product")), "left")
        .join(
            keys(customers(), "customer"),
            col("customer_id").equalTo(col("known_customer")),
            "left")
        .withColumn("errors", concat_ws(", ", errors))
        .drop("known_store", "known_product", "known_customer");
  }

  private Dataset<Row> stores() {
    return spark
        .read()
        .option("sep", "\t")
        .schema(
            "id STRING, name STRING, city STRING, region STRING, country STRING, currency STRING,"
                + " opened_on STRING")
        .csv(bronze.resolve("reference/stores/*").toString());
  }

  private Dataset<Row> products() {
    return spark
        .read()
        .option("header", "true")
        .option("sep", "|")
        .option("escape", "\"")
        .option("multiLine", "true")
        .schema(
            "id STRING, name STRING, category STRING, subcategory STRING, list_price STRING,"
                + " currency STRING, description STRING, changed_at STRING")
        .csv(bronze.resolve("product/products/*").toString());
  }

  private Dataset<Row> customers() {
    return spark
        .read()
        .option("header", "true")
        .option("sep", ";")
        .option("encoding", "ISO-8859-1")
        .schema(
            "id STRING, name STRING, email STRING, segment STRING, country STRING, region STRING,"
                + " city STRING, registered STRING, changed_at STRING")
        .csv(bronze.resolve("customer/customers/*").toString());
  }

  private static Dataset<Row> keys(Dataset<Row> references, String name) {
    return broadcast(references.select(col("id").as("known_" + name)).distinct());
  }

  private Dataset<Row> deduplicate(Dataset<Row> valid) {
    return valid
        .withColumn(
            "rank",
            row_number()
                .over(
                    Window.partitionBy("feed", "order_id", "line_id")
                        .orderBy(col("source_file").desc())))
        .where("rank = 1")
        .drop("rank");
  }

  private void create(Dataset<Row> valid) throws NoSuchTableException {
    spark.sql(
        """
        CREATE TABLE silver.order_lines (
          feed STRING, order_id STRING, line_id STRING, ordered_at TIMESTAMP, store_id STRING,
          customer_id STRING, product_id STRING, quantity DECIMAL(12,3), unit_price DECIMAL(18,4),
          discount DECIMAL(18,4), currency STRING, status STRING, region STRING, country STRING,
          segment STRING, category STRING, channel STRING, updated_at TIMESTAMP,
          source_file STRING, amount DECIMAL(18,4))
        USING iceberg PARTITIONED BY (months(ordered_at))
        """);
    spark.sql(
        """
        CREATE TABLE silver.quarantine (
          feed STRING, order_id STRING, line_id STRING, ordered_at TIMESTAMP, store_id STRING,
          customer_id STRING, product_id STRING, quantity DECIMAL(12,3), unit_price DECIMAL(18,4),
          discount DECIMAL(18,4), currency STRING, status STRING, region STRING, country STRING,
          segment STRING, category STRING, channel STRING, updated_at TIMESTAMP,
          source_file STRING, amount DECIMAL(18,4), errors STRING)
        USING iceberg
        """);
    valid.sortWithinPartitions("ordered_at").writeTo("silver.order_lines").append();
  }

  private void merge(Dataset<Row> valid) {
    valid.createOrReplaceTempView("new_lines");
    spark.sql(
        """
        MERGE INTO silver.order_lines AS old USING new_lines AS new
        ON old.feed = new.feed AND old.order_id = new.order_id AND old.line_id = new.line_id
        WHEN MATCHED THEN UPDATE SET *
        WHEN NOT MATCHED THEN INSERT *
        """);
  }

  private void computeMarts() {
    TutorialMarts.SQL.forEach(
        (mart, sql) ->
            spark.sql("CREATE OR REPLACE TABLE gold.%s USING iceberg AS\n%s".formatted(mart, sql)));
  }
}
