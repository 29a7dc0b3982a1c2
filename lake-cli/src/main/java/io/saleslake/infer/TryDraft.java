package io.saleslake.infer;

import io.saleslake.LakeException;
import io.saleslake.Progress;
import io.saleslake.bronze.AddFiles;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.RejectLimit;
import io.saleslake.contract.TableContract;
import io.saleslake.infer.InferFeed.Feed;
import io.saleslake.infer.InferFeed.Target;
import io.saleslake.ledger.OpsTables;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.RunLake;
import io.saleslake.run.SilverOptions;
import io.saleslake.silver.BatchReport;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Promotes the sample with its draft in a temporary lake and reports the results. */
final class TryDraft {
  private static final int EXAMPLES = 3;

  private TryDraft() {}

  /** Reports one line with the row counts and one for each violated rule. */
  static List<String> tryOut(Feed feed, Target target, KnownTables known, Scratch scratch) {
    try {
      FeedContract contract = withoutReferences(contract(feed, target, known));
      return run(contract, feed.files().paths(), scratch);
    } catch (LakeException e) {
      return List.of(
          "the draft could not be tried on the sample: "
              + String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", "; "));
    }
  }

  /** Parses the draft; an undecided domain or table gets a temporary name. */
  private static FeedContract contract(Feed feed, Target target, KnownTables known) {
    String domain = target.domain().equals(Target.UNKNOWN) ? "trial" : target.domain();
    String table = target.newTable().equals(Target.UNKNOWN) ? feed.name() : target.newTable();
    Target whole = new Target(domain, target.table(), table);
    Path folder = known.copy().resolve(domain);
    try {
      Files.createDirectories(folder.resolve("feeds"));
      Files.writeString(
          folder.resolve("feeds").resolve(feed.name() + ".yaml"), WriteFeed.write(feed, whole));
      if (whole.table().isEmpty()) {
        Files.writeString(
            folder.resolve(table + ".yaml"),
            WriteTable.write(feed, TableDraft.of(feed, table), whole));
      }
    } catch (IOException e) {
      throw LakeException.external("Cannot write the draft: " + e.getMessage(), e);
    }
    return ContractReader.read(known.copy()).feed(feed.name());
  }

  /**
   * References are removed: the referenced tables are empty in the temporary lake, so all
   * references would be violated.
   */
  private static FeedContract withoutReferences(FeedContract feed) {
    TableContract table = feed.table();
    return new FeedContract(
        feed.header(),
        feed.name(),
        feed.format(),
        feed.options(),
        feed.columns(),
        feed.needsSpark(),
        feed.reshape(),
        new RejectLimit(100, Long.MAX_VALUE),
        new TableContract(
            table.header(),
            table.name(),
            table.columns(),
            table.rules(),
            List.of(),
            table.datasetRules(),
            table.newestBy()),
        feed.lookups(),
        feed.mapping(),
        feed.rules(),
        List.of());
  }

  private static List<String> run(FeedContract feed, List<Path> files, Scratch scratch) {
    LakeConfig config = LakeConfig.local(scratch.resolve("lake"));
    Contracts contracts =
        new Contracts(
            new TreeMap<>(Map.of(feed.table().name(), feed.table())),
            new TreeMap<>(Map.of(feed.name(), feed)),
            new TreeMap<>(),
            List.of());
    AddFiles.add(Path.of(config.bronze()), feed, LocalDate.now(ZoneOffset.UTC), files);
    try (Lake lake = Lake.open(config)) {
      SparkSession spark = session(config);
      List<BatchReport> batches =
          RunLake.run(
                  lake,
                  contracts,
                  needsSpark -> new SparkEngine(spark),
                  SilverOptions.ALL,
                  GoldOptions.TOUCHED,
                  Progress.silent())
              .batches();
      List<String> lines = new ArrayList<>();
      for (BatchReport batch : batches) {
        lines.add(rows(batch.rows()));
        batch
            .unreadable()
            .forEach((file, reason) -> lines.add("unreadable: %s: %s".formatted(file, reason)));
        lines.addAll(rejected(spark, lake, feed));
      }
      return lines;
    }
  }

  /** Starts a new session, because an existing one keeps the catalog of another lake. */
  private static SparkSession session(LakeConfig config) {
    SparkSession spark = SparkSessions.startLocal(config).newSession();
    SparkSessions.settings(config)
        .forEach(
            (key, value) -> {
              if (key.startsWith("spark.sql.catalog.")) {
                spark.conf().set(key, value);
              }
            });
    SparkSession.setActiveSession(spark);
    return spark;
  }

  private static String rows(RowCounts rows) {
    return "tried on the sample: %,d rows read, %,d accepted, %,d duplicate, %,d superseded, %,d rejected"
        .formatted(
            rows.read(),
            rows.inserted() + rows.updated(),
            rows.duplicate(),
            rows.superseded(),
            rows.quarantined());
  }

  /** The violated rules with example values, sorted by number of rows. */
  private static List<String> rejected(SparkSession spark, Lake lake, FeedContract feed) {
    if (!lake.has(Layer.OPS, OpsTables.QUARANTINE.name())) {
      return List.of();
    }
    return spark
        .sql(
            """
            SELECT reason.rule, reason.column, count(*) AS rows,
              array_join(slice(array_sort(collect_set(left(
                coalesce(reason.value, if(reason.rule = 'record', raw_record, NULL)), 80))),
                1, %d), ', ') AS examples
            FROM (SELECT raw_record, explode(reasons) AS reason FROM %s)
            WHERE reason.rule NOT IN ('file', 'superseded')
            GROUP BY reason.rule, reason.column ORDER BY rows DESC, reason.rule, reason.column
            """
                .formatted(EXAMPLES, lake.sqlName(Layer.OPS, OpsTables.QUARANTINE.name())))
        .collectAsList()
        .stream()
        .map(
            row ->
                "rejected: %,d by %s%s%s"
                    .formatted(
                        row.getLong(2),
                        rule(row.getString(0), Optional.ofNullable(row.getString(1)), feed),
                        row.getString(3).isEmpty() ? "" : ", such as ",
                        row.getString(3)))
        .toList();
  }

  /** The rule, its column, and for conversions the expected type or formats. */
  private static String rule(String rule, Optional<String> column, FeedContract feed) {
    String expected =
        feed.columns().stream()
            .filter(raw -> rule.equals("type") && column.equals(Optional.of(raw.name())))
            .findFirst()
            .map(TryDraft::expected)
            .orElse("");
    return rule + column.map(name -> " " + name).orElse("") + expected;
  }

  private static String expected(RawColumn raw) {
    return raw.formats().isEmpty()
        ? " (%s)".formatted(raw.type())
        : " (%s)".formatted(String.join(" or ", raw.formats()));
  }
}
