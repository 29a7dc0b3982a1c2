package io.saleslake.duckdb;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.OpenRecords;
import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawFormat;
import io.saleslake.contract.StandardSql;
import io.saleslake.duckdb.RawFunction.Source;
import io.saleslake.engine.RawReader;
import io.saleslake.engine.StepSql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Defines a relation with the records of raw files. Plain CSV files are read by DuckDB, all others
 * by the core's record readers.
 */
final class ReadRaw {
  /** Characters of a line that DuckDB reads; longer ones are not plain. */
  private static final int LONGEST_LINE = 4 << 20;

  /** A vector has 32 KB per column: DuckDB needs a gigabyte for a file with 30,000 columns. */
  private static final int MOST_COLUMNS = 1_000;

  /** DuckDB takes a millisecond to open a CSV file, in which the core reads one of that size. */
  private static final long SMALL = 256 << 10;

  private final DuckDbSession session;
  private final RawFormat format;
  private final List<String> columns;
  private final String bronze;
  private final RawReader reader;

  ReadRaw(
      DuckDbSession session,
      RawFormat format,
      List<String> columns,
      String bronze,
      RawReader reader) {
    this.session = session;
    this.format = format;
    this.columns = columns;
    this.bronze = bronze;
    this.reader = reader;
  }

  void read(String relation, List<InspectedFile> files) {
    List<String> parts = new ArrayList<>();
    Map<Boolean, List<InspectedFile>> areNative =
        files.stream().collect(partitioningBy(this::isNative));
    requireNonNull(areNative.get(true)).stream()
        .collect(groupingBy(file -> file.layout().columns(), LinkedHashMap::new, toList()))
        .forEach((header, group) -> parts.add(csv(relation + parts.size(), header, group)));
    List<InspectedFile> others = requireNonNull(areNative.get(false));
    if (!others.isEmpty() || parts.isEmpty()) {
      parts.add(session.records(relation, new Source(format, columns, bronze, others)));
    }
    session.view(relation, String.join("\nUNION ALL\n", parts));
  }

  private boolean isNative(InspectedFile file) {
    return reader != RawReader.RECORDS
        && file.layout().isPlain()
        && file.layout().columns().size() <= MOST_COLUMNS
        && file.file().bytes() >= SMALL
        && format.options().charset().equals(StandardCharsets.UTF_8)
        && !OpenRecords.isCompressed(file.name());
  }

  /** The query over files with the same header. */
  private String csv(String relation, List<String> header, List<InspectedFile> files) {
    String lookup = relation + "_files";
    List<List<Object>> rows = new ArrayList<>();
    long before = 0;
    for (InspectedFile file : files) {
      rows.add(Arrays.asList((long) rows.size(), file.number(), file.name(), file.day(), before));
      before += file.layout().records();
    }
    session.values(
        lookup,
        List.of(
            Column.of("file_index", Kind.BIGINT),
            Column.of(RawColumns.FILE, Kind.INT),
            Column.of(RawColumns.FILE_NAME, Kind.STRING),
            Column.of(RawColumns.DAY, Kind.DATE),
            Column.of("_before", Kind.BIGINT)),
        rows);
    FileOptions options = format.options();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int place = header.indexOf(format.headers().get(i));
      items.add(
          (place < 0 ? "CAST(NULL AS VARCHAR)" : "c" + place)
              + " AS "
              + StandardSql.name(columns.get(i)));
    }
    items.add("CAST(NULL AS VARCHAR) AS " + RawColumns.CORRUPT);
    items.add("CAST(NULL AS VARCHAR) AS " + RawColumns.PROBLEM);
    items.add(rest(header) + " AS " + RawColumns.REST);
    items.add(RawColumns.FILE);
    items.add(RawColumns.FILE_NAME);
    items.add(StandardSql.name(RawColumns.DAY));
    items.add(
        "_position - _before%s AS %s".formatted(options.header() ? " + 1" : "", RawColumns.LINE));
    items.add("_position - _before AS " + RawColumns.ROW);
    return """
        SELECT
          %s
        FROM (SELECT *, file_index, row_number() OVER () AS _position FROM %s)
        JOIN %s USING (file_index)"""
        .formatted(
            String.join(",\n  ", items), scan(header.size(), files), StandardSql.name(lookup));
  }

  private String scan(int width, List<InspectedFile> files) {
    FileOptions options = format.options();
    List<String> names = IntStream.range(0, width).mapToObj(i -> "c" + i).toList();
    return """
        read_csv(%s, columns = {%s}, force_not_null = %s, auto_detect = false, strict_mode = true,
          header = %s, delim = %s, quote = %s, escape = %s, max_line_size = %d, parallel = %s,
          compression = 'none', hive_partitioning = false)"""
        .formatted(
            StandardSql.list(
                files.stream()
                    .map(file -> InspectedFile.absolute(bronze, file.file()).toUri().getPath())
                    .map(Paths::pattern)
                    .toList()),
            names.stream().map(name -> name + ": 'VARCHAR'").collect(joining(", ")),
            StandardSql.list(names),
            options.header(),
            StandardSql.text(options.delimiter()),
            StandardSql.text(String.valueOf(options.quote())),
            StandardSql.text(String.valueOf(options.escape())),
            LONGEST_LINE,
            reader == RawReader.PARALLEL);
  }

  /** Values of columns that the feed does not have, as the core's record reader writes them. */
  private String rest(List<String> header) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!format.headers().contains(header.get(i))) {
        fields.put(header.get(i), "c" + i);
      }
    }
    return fields.isEmpty() ? "CAST(NULL AS VARCHAR)" : SparkSql.translate(StepSql.json(fields));
  }
}
