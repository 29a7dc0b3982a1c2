package io.saleslake.silver;

import io.saleslake.bronze.InspectFiles;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.RawColumns;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.RawReader;
import io.saleslake.engine.ResultRow;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.Ledger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records of files that no batch has promoted. */
record NewFiles(
    EngineSession session,
    Lake lake,
    Ledger ledger,
    FeedContract feed,
    Batch batch,
    List<InspectedFile> files)
    implements Intake {

  static NewFiles take(
      Engine engine,
      EngineSession session,
      Lake lake,
      Ledger ledger,
      FeedContract feed,
      Batch batch) {
    return new NewFiles(
        session, lake, ledger, feed, batch, inspect(engine, lake, feed, batch.files()));
  }

  static List<InspectedFile> inspect(
      Engine engine, Lake lake, FeedContract feed, List<BronzeFile> files) {
    return InspectFiles.inspect(
        files, sorted -> engine.inspect(feed.rawFormat(), lake.config().bronze(), sorted));
  }

  @Override
  public Map<Integer, Long> read(RawReader reader) {
    Map<Integer, Long> records = new HashMap<>();
    files.forEach(file -> records.put(file.number(), file.layout().records()));
    readRecords(session, lake, feed, files, reader);
    SourceRows.ofFiles(
        session,
        feed,
        records.values().stream().mapToLong(Long::longValue).sum(),
        Relations.SOURCE);
    // A feed that reshapes has another number of rows than its files have records.
    return feed.reshape().isPresent() ? countByFile(session) : records;
  }

  static void readRecords(
      EngineSession session,
      Lake lake,
      FeedContract feed,
      List<InspectedFile> files,
      RawReader reader) {
    session.readFiles(
        Relations.RAW,
        feed.rawFormat(),
        feed.columns().stream().map(RawColumn::name).toList(),
        lake.config().bronze(),
        files.stream().filter(file -> file.layout().isReadable()).toList(),
        reader);
  }

  static Map<Integer, Long> countByFile(EngineSession session) {
    Map<Integer, Long> rows = new HashMap<>();
    for (ResultRow row :
        session.rows(
            "SELECT %1$s AS file, count(*) AS n FROM %2$s GROUP BY %1$s"
                .formatted(RawColumns.FILE, Relations.SOURCE))) {
      rows.put((int) row.number("file"), row.number("n"));
    }
    return rows;
  }

  /** Fails when the feed is wrong as a whole rather than in single rows. */
  @Override
  public void reject(Rejections rejections, long read) {
    if (!feed.rejectLimit().allows(rejections.rows(), read)) {
      throw new TooManyRejectionsException(
          feed, batch, rejections.rows(), read, Findings.reasons(session, rejections));
    }
    new Quarantine(session, lake, feed).add(batch, rejections);
  }

  @Override
  public void account(Accounting accounting, Rejections rejections) {
    ledger.finish(batch, session.engine(), accounting.entries());
  }
}
