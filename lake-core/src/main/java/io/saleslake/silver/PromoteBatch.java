package io.saleslake.silver;

import io.saleslake.LakeException;
import io.saleslake.Progress;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.PlanFiles;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.OnError;
import io.saleslake.engine.RawReader;
import io.saleslake.engine.Step;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.Ledger;
import io.saleslake.names.Layer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/**
 * Promotes one batch from bronze to its silver table. Every effect is skipped when the batch has
 * had it before, so a batch that was killed at any point is finished by promoting it again.
 */
public final class PromoteBatch {
  /** A value that does not convert is a reason of its row, not an error of the run. */
  public static final OnError ON_ERROR = OnError.NULL;

  private static final int ATTEMPTS = 3;

  private final Engine engine;
  private final Lake lake;
  private final Ledger ledger;
  private final Progress progress;

  public PromoteBatch(Engine engine, Lake lake, Ledger ledger, Progress progress) {
    this.engine = engine;
    this.lake = lake;
    this.ledger = ledger;
    this.progress = progress;
  }

  /** Promotes the files of a batch. */
  public BatchReport promote(FeedContract feed, Batch batch) {
    try (EngineSession session = open(feed, batch)) {
      return promote(session, feed, NewFiles.take(engine, session, lake, ledger, feed, batch));
    }
  }

  /**
   * Promotes the open entries of a feed's quarantine by its present contract; empty when it has
   * none.
   */
  public Optional<BatchReport> replay(FeedContract feed) {
    Batch batch = Quarantine.replay(lake, feed);
    try (EngineSession session = open(feed, batch)) {
      return OpenEntries.take(
              engine, session, lake, ledger, feed, new Quarantine(session, lake, feed), batch)
          .map(entries -> promote(session, feed, entries));
    }
  }

  private EngineSession open(FeedContract feed, Batch batch) {
    return engine.open("Promote %s to %s".formatted(feed.name(), batch.dataset()), ON_ERROR);
  }

  /** The data flow of a batch, from its records to its entry in the ledger. */
  private BatchReport promote(EngineSession session, FeedContract feed, Intake intake) {
    Batch batch = intake.batch();
    readReferences(session, feed);

    // Read, map, check and rank: computed once, used by everything that follows. When the reader
    // of the engine disagrees with the inspection of a file, the files are read more carefully.
    Accounting standing = check(session, feed, intake, RawReader.PARALLEL);
    for (RawReader reader : List.of(RawReader.SERIAL, RawReader.RECORDS)) {
      Optional<String> disagreement = standing.imbalance();
      if (disagreement.isPresent()) {
        progress.warning(
            "%s of %s is read again (%s): %s"
                .formatted(batch.id(), feed.name(), reader.label(), disagreement.get()));
        standing = check(session, feed, intake, reader);
      }
    }
    progress.reached(Progress.Step.CHECKED, feed.name());

    // Quarantine what violates a rule.
    Rejections rejections = Rejections.of(intake.files(), standing);
    intake.reject(rejections, standing.read());
    progress.reached(Progress.Step.QUARANTINED, feed.name());

    // When another writer, such as table maintenance, is faster, the batch is compared again.
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      // Compare the newest rows with the table.
      Table table = lake.table(Layer.SILVER, feed.table().name());
      StartingPoint start = StartingPoint.of(table, batch);
      List<FileScanTask> compared =
          CompareRows.compare(session, feed.table(), table, start.snapshot(), standing.newest());
      Accounting accounting = compared.isEmpty() ? standing : standing.compared(session);
      accounting.requireBalance(batch);
      boolean isPublished = start.isPublished() || accounting.written().isEmpty();
      if (!isPublished) {
        // Write to a branch, judge what is on it, publish it.
        AuditedWrite write =
            new AuditedWrite(session, table, feed.table(), batch, start.snapshot());
        write.write(accounting.sum(), compared);
        progress.reached(Progress.Step.WRITTEN, feed.name());
        write.audit(accounting.written(), accounting.sum().inserted());
        isPublished = write.publish();
      }
      if (isPublished) {
        progress.reached(Progress.Step.PUBLISHED, feed.name());

        // Account for every row.
        intake.account(accounting, rejections);
        progress.reached(Progress.Step.ACCOUNTED, feed.name());
        return BatchReport.of(session, feed, intake, accounting.sum(), rejections);
      }
    }
    throw new LakeException(
        LakeException.Category.EXTERNAL,
        "Cannot publish batch %s of %s: other writers changed %s %d times meanwhile"
            .formatted(batch.id(), batch.feed(), feed.table().name(), ATTEMPTS));
  }

  /** From the records of the batch to rows with a standing, and their number per file. */
  private Accounting check(
      EngineSession session, FeedContract feed, Intake intake, RawReader reader) {
    Map<Integer, Long> read = intake.read(reader);
    long count = read.values().stream().mapToLong(Long::longValue).sum();
    MapRows.map(session, feed);
    Step checked = CheckRows.check(session, feed);
    if (count <= engine.fewRows()) {
      RankRows.rankAll(session, feed.table(), checked);
      session.keep(TraceRows.trace(session, intake.files(), intake.batch()), count);
    } else {
      RankRows.rankRepeated(session, feed.table(), checked, count, engine.fewRows());
      session.define(TraceRows.trace(session, intake.files(), intake.batch()));
    }
    TraceRows.separate(session, feed);
    return Accounting.of(intake.files(), read, session);
  }

  /** The tables whose keys the rows refer to, or whose rows the mapping reads. */
  private void readReferences(EngineSession session, FeedContract feed) {
    for (String name : Contracts.tablesReadBy(feed)) {
      Table table = lake.table(Layer.SILVER, name);
      session.readTable(
          Relations.silver(name),
          table,
          PlanFiles.of(table, table.currentSnapshot(), Expressions.alwaysTrue()));
    }
  }
}
