package io.saleslake.silver;

import static io.saleslake.silver.Relations.ENTRIES;
import static io.saleslake.silver.Relations.SOURCE;
import static java.util.stream.Collectors.toSet;

import io.saleslake.LakeException;
import io.saleslake.bronze.InspectFiles;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.Layout;
import io.saleslake.bronze.RawColumns;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Sql;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.RawReader;
import io.saleslake.engine.ResultRow;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.Ledger;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.OpsColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The open entries of a feed's quarantine: raw records as they were kept, and the records of files
 * that could not be read before. What is valid now is promoted and marked resolved.
 */
record OpenEntries(
    EngineSession session,
    Lake lake,
    Ledger ledger,
    FeedContract feed,
    Quarantine quarantine,
    Batch batch,
    List<InspectedFile> files,
    List<InspectedFile> filesToRead)
    implements Intake {
  /** The raw record that a source row was made of, so that its entry in quarantine is found. */
  static final String REPLAYED = "_replayed";

  private static final String NUMBERS = "_entry_files";
  private static final String RECORDS = "_entry_records";
  private static final String OF_FILES = "_source_of_files";
  private static final String OF_RECORDS = "_source_of_records";

  /** The entries, or empty when the feed has none that are open. */
  static Optional<OpenEntries> take(
      Engine engine,
      EngineSession session,
      Lake lake,
      Ledger ledger,
      FeedContract feed,
      Quarantine quarantine,
      Batch batch) {
    quarantine.readOpen();
    List<ResultRow> paths =
        session.rows(
            "SELECT DISTINCT %1$s AS path, %2$s IS NULL AS is_file FROM %3$s"
                .formatted(OpsColumn.SOURCE_FILE, OpsColumn.RAW_RECORD, ENTRIES));
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    Map<String, BronzeFile> known = ledger.files(feed.name());
    List<InspectedFile> reread = NewFiles.inspect(engine, lake, feed, files(paths, true, known));
    List<InspectedFile> kept =
        files(paths, false, known).stream()
            .map(file -> new InspectedFile(0, file, Layout.of(List.of(), 0)))
            .toList();
    List<InspectedFile> files =
        InspectFiles.inOrderOfArrival(Stream.concat(reread.stream(), kept.stream()).toList());
    Set<String> again = reread.stream().map(file -> file.file().path()).collect(toSet());
    return Optional.of(
        new OpenEntries(
            session,
            lake,
            ledger,
            feed,
            quarantine,
            batch.reading(reread.stream().map(InspectedFile::file).toList()),
            files,
            files.stream().filter(file -> again.contains(file.file().path())).toList()));
  }

  private static List<BronzeFile> files(
      List<ResultRow> paths, boolean isFile, Map<String, BronzeFile> known) {
    return paths.stream()
        .filter(row -> Boolean.valueOf(isFile).equals(row.value("is_file")))
        .map(row -> row.text("path"))
        .map(
            path ->
                Optional.ofNullable(known.get(path))
                    .orElseThrow(
                        () ->
                            LakeException.internal(
                                "Cannot replay %s: the ledger does not know it".formatted(path))))
        .toList();
  }

  @Override
  public Map<Integer, Long> read(RawReader reader) {
    NewFiles.readRecords(session, lake, feed, filesToRead, RawReader.RECORDS);
    SourceRows.ofFiles(
        session,
        feed,
        filesToRead.stream().mapToLong(file -> file.layout().records()).sum(),
        OF_FILES);
    session.define(
        new Step(RECORDS, "Raw records of quarantine become columns of text.", records()));
    SourceRows.ofRecords(session, feed, RECORDS, OF_RECORDS);
    Set<String> columns = session.columns(OF_FILES).keySet();
    session.define(
        new Step(
            SOURCE,
            "Records of files and of quarantine.",
            Select.of().columns(columns).as("CAST(NULL AS STRING)", REPLAYED).from(OF_FILES)
                + "\nUNION ALL\n"
                + Select.of().columns(columns).columns(List.of(REPLAYED)).from(OF_RECORDS)));
    return NewFiles.countByFile(session);
  }

  /**
   * A record has its values under the names of its file; older ones have them under those of the
   * contract.
   */
  private String records() {
    session.values(
        NUMBERS,
        List.of(
            Column.of("_path", Kind.STRING),
            Column.of(RawColumns.FILE, Kind.INT),
            Column.of(RawColumns.FILE_NAME, Kind.STRING),
            Column.of(RawColumns.DAY, Kind.DATE)),
        files.stream()
            .map(
                file ->
                    Arrays.<Object>asList(
                        file.file().path(), file.number(), file.name(), file.day()))
            .toList());
    Map<String, String> headers = new HashMap<>();
    feed.columns().forEach(column -> headers.put(column.name(), column.header()));
    Select select = Select.of();
    for (String name : Scope.of(session, feed)) {
      select.as(
          "coalesce(%s, %s)".formatted(value(headers.getOrDefault(name, name)), value(name)), name);
    }
    return select
        .as(
            "CASE WHEN cardinality(_fields) = 1 THEN %s END".formatted(value(RawColumns.CORRUPT)),
            RawColumns.CORRUPT)
        .as("'as when it was read first'", RawColumns.PROBLEM)
        .as("CAST(NULL AS STRING)", RawColumns.REST)
        .columns(List.of(RawColumns.FILE, RawColumns.FILE_NAME, RawColumns.DAY))
        .as("CAST(NULL AS BIGINT)", RawColumns.LINE)
        .as("row_number() OVER (ORDER BY _path, " + REPLAYED + ")", RawColumns.ROW)
        .columns(List.of(REPLAYED))
        .from(
            """
            (
              SELECT n.*, e.%1$s AS %2$s, %3$s AS _fields
              FROM %4$s AS e JOIN %5$s AS n ON e.%6$s = n._path
              WHERE e.%1$s IS NOT NULL
            )"""
                .formatted(
                    OpsColumn.RAW_RECORD,
                    REPLAYED,
                    StepSql.jsonFields("e." + OpsColumn.RAW_RECORD),
                    ENTRIES,
                    NUMBERS,
                    OpsColumn.SOURCE_FILE));
  }

  private static String value(String key) {
    return "_fields[%s]".formatted(Sql.text(key));
  }

  /** What is rejected again stays in quarantine unchanged until the rest is published. */
  @Override
  public void reject(Rejections rejections, long read) {}

  @Override
  public void account(Accounting accounting, Rejections rejections) {
    RowCounts rows = accounting.sum();
    if (rows.read() > rows.quarantined()) {
      ledger.finish(batch, session.engine(), accounting.entries());
      quarantine.resolve(batch, rejections);
    }
  }
}
