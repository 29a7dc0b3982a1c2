package io.saleslake.silver;

import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.TableContract;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.RecordedSession;
import io.saleslake.engine.Step;
import io.saleslake.ledger.Batch;
import io.saleslake.names.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The steps that promote a batch of a feed, in order, with no lake at hand. */
public final class ExplainFeed {
  private ExplainFeed() {}

  /** Inputs, steps and the rows that are written. */
  public static List<Step> explain(Engine engine, Contracts contracts, FeedContract feed) {
    try (RecordedSession session =
        new RecordedSession(engine.open("Explain " + feed.name(), PromoteBatch.ON_ERROR))) {
      session.input(
          Relations.RAW, "The records of the batch's files, every value as text.", raw(feed));
      for (String name : Contracts.tablesReadBy(feed)) {
        session.input(
            new Step(
                Relations.silver(name),
                "A table that the feed refers to.",
                "SELECT * FROM " + TableName.silver(name)),
            Lineage.with(contracts.columns(TableName.silver(name))));
      }
      SourceRows.ofFiles(session, feed, 0, Relations.SOURCE);
      MapRows.map(session, feed);
      RankRows.rankAll(session, feed.table(), CheckRows.check(session, feed));
      Batch batch = Batch.of(feed.name(), feed.table().name(), Instant.EPOCH, List.of());
      session.define(TraceRows.trace(session, List.of(), batch));
      TraceRows.separate(session, feed);
      write(session, feed.table());
      return session.steps();
    }
  }

  private static void write(RecordedSession session, TableContract contract) {
    List<Column> located = new ArrayList<>(Lineage.with(contract.columns()));
    located.add(Column.of(EngineSession.LOCATION, Kind.STRING));
    session.input(
        Relations.EXISTING,
        "The rows of the table's data files that have a key of the batch, with their file.",
        located);
    session.define(CompareRows.step(contract));
    session.input(
        Relations.REWRITTEN,
        "The rows of the data files in which a row is updated.",
        Lineage.with(contract.columns()));
    session.define(
        new Step(
            "_rows_to_write",
            "New and updated rows, and the other rows of the data files that are written again.",
            RowsToWrite.select(contract, true, true)));
  }

  private static List<Column> raw(FeedContract feed) {
    List<Column> columns = new ArrayList<>();
    feed.columns().forEach(raw -> columns.add(Column.of(raw.name(), Kind.STRING)));
    columns.addAll(RawColumns.ALL);
    return columns;
  }
}
