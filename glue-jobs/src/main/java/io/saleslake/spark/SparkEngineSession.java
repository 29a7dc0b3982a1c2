package io.saleslake.spark;

import static java.util.stream.Collectors.joining;

import io.saleslake.FirstLine;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.Column;
import io.saleslake.contract.RawFormat;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.InvalidSqlException;
import io.saleslake.engine.RawReader;
import io.saleslake.engine.ResultRow;
import io.saleslake.engine.Step;
import io.saleslake.engine.ValueType;
import io.saleslake.names.Layer;
import io.saleslake.names.TableName;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A Spark session of which the relations are temporary views, and tables of its {@link
 * LayerCatalog}s.
 */
public final class SparkEngineSession implements EngineSession {
  private final SparkSession session;
  private final JavaSparkContext context;
  private final long fewRows;
  private final String group = UUID.randomUUID().toString();
  private final Map<String, org.apache.spark.sql.connector.catalog.Table> layers;
  private final List<Dataset<Row>> persisted = new ArrayList<>();
  private final StagedFiles staged;

  SparkEngineSession(SparkSession session, String purpose, long fewRows) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.fewRows = fewRows;
    this.staged = new StagedFiles(session);
    this.layers = LayerCatalog.open(group);
    for (Layer layer : Layer.values()) {
      String catalog = "spark.sql.catalog." + layer.databaseName();
      session.conf().set(catalog, LayerCatalog.class.getName());
      session.conf().set(catalog + "." + LayerCatalog.SESSION, group);
    }
    context.setJobGroup(group, purpose, false);
  }

  @Override
  public String engine() {
    return "spark";
  }

  @Override
  public String hash(List<String> columns) {
    return columns.stream().map(Sql::column).collect(joining(", ", "xxhash64(", ")"));
  }

  @Override
  public void readFiles(
      String relation,
      RawFormat format,
      List<String> columns,
      String bronze,
      List<InspectedFile> files,
      RawReader reader) {
    view(relation, ReadRaw.read(session, format, columns, bronze, files));
  }

  @Override
  public void readTable(String relation, Table table, List<FileScanTask> files) {
    if (isOfLayer(relation)) {
      layers.put(relation, staged.tableOf(table, files));
    } else {
      view(relation, staged.read(table, files));
    }
  }

  /** A relation such as {@code silver.order_lines}, which a temporary view cannot be. */
  private static boolean isOfLayer(String relation) {
    return TableName.parse(relation).isPresent();
  }

  @Override
  public void readLocatedRows(String relation, Table table, List<FileScanTask> files) {
    view(relation, staged.readLocated(table, files));
  }

  @Override
  public void values(String relation, List<Column> columns, List<List<@Nullable Object>> rows) {
    StructType schema = schema(columns);
    List<Row> values =
        rows.stream()
            .map(row -> RowFactory.create(row.stream().map(SparkEngineSession::toSpark).toArray()))
            .toList();
    if (isOfLayer(relation)) {
      layers.put(relation, new EmptyTable(relation, schema));
    } else {
      view(relation, session.createDataFrame(values, schema));
    }
  }

  /** Spark's schema of columns of a contract. */
  public static StructType schema(List<Column> columns) {
    StructType schema = new StructType();
    for (Column column : columns) {
      schema = schema.add(column.name(), column.type().sql());
    }
    return schema;
  }

  /** The Spark session, for the analysis of SQL that runs in this one. */
  public SparkSession spark() {
    return session;
  }

  private static @Nullable Object toSpark(@Nullable Object value) {
    return value instanceof Instant instant ? Timestamp.from(instant) : value;
  }

  @Override
  public void define(Step step) {
    view(step.relation(), sql(step.sql()));
  }

  @Override
  public void keep(Step step, long rows) {
    Dataset<Row> kept = sql(step.sql());
    if (rows <= fewRows) {
      // On the driver, plans of later steps start afresh; planning takes longer than few rows do.
      kept = session.createDataFrame(kept.collectAsList(), kept.schema()).coalesce(1);
    } else {
      persisted.add(kept.persist());
    }
    view(step.relation(), kept);
  }

  private void view(String relation, Dataset<Row> rows) {
    rows.createOrReplaceTempView(relation);
  }

  private Dataset<Row> sql(String sql) {
    try {
      return session.sql(sql);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new InvalidSqlException(FirstLine.of(e));
      }
      throw e;
    }
  }

  @Override
  public Map<String, ValueType> columns(String relation) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    for (StructField field : session.table(relation).schema().fields()) {
      columns.put(field.name(), ValueType.of(field.dataType().sql()));
    }
    return columns;
  }

  @Override
  public List<ResultRow> rows(String sql) {
    Dataset<Row> rows = sql(sql);
    String[] columns = rows.columns();
    return rows.collectAsList().stream().map(row -> resultRow(columns, row)).toList();
  }

  private static ResultRow resultRow(String[] columns, Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      values.put(columns[i], toJava(row.get(i)));
    }
    return new ResultRow(values);
  }

  private static @Nullable Object toJava(@Nullable Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    return value instanceof Date date ? date.toLocalDate() : value;
  }

  @Override
  public List<DataFile> write(Table table, String sql, long rows) {
    Dataset<Row> result =
        sql(sql)
            .select(
                table.schema().columns().stream()
                    .map(column -> functions.col(column.name()))
                    .toArray(org.apache.spark.sql.Column[]::new));
    return staged.write(table, rows <= fewRows ? result.coalesce(1) : result);
  }

  @Override
  public void close() {
    persisted.forEach(Dataset::unpersist);
    LayerCatalog.close(group);
    staged.close();
    context.clearJobGroup();
  }
}
