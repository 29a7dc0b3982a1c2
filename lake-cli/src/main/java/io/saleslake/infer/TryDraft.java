package io.saleslake.infer;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.Progress;
import io.saleslake.bronze.AddFiles;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.catalog.PlanFiles;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.RejectLimit;
import io.saleslake.contract.TableContract;
import io.saleslake.duckdb.DuckDbEngine;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.OnError;
import io.saleslake.engine.ResultRow;
import io.saleslake.engine.StepSql;
import io.saleslake.infer.InferFeed.Feed;
import io.saleslake.infer.InferFeed.Target;
import io.saleslake.ledger.OpsTables;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import io.saleslake.names.OpsColumn;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.RunLake;
import io.saleslake.run.SilverOptions;
import io.saleslake.silver.BatchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

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
    try (Lake lake = Lake.open(config);
        DuckDbEngine engine =
            new DuckDbEngine(lake.hadoop(), DuckDbEngine.MEMORY, scratch.resolve("spill"))) {
      List<BatchReport> batches =
          RunLake.run(
                  lake,
                  contracts,
                  needsSpark -> engine,
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
        lines.addAll(rejected(engine, lake, feed));
      }
      return lines;
    }
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

  /** A violated rule of a column, or of none. */
  private record Violation(String rule, Optional<String> column) {}

  /** The violated rules with example values, sorted by number of rows. */
  private static List<String> rejected(Engine engine, Lake lake, FeedContract feed) {
    Map<Violation, Long> rows = new HashMap<>();
    Map<Violation, SortedSet<String>> examples = new HashMap<>();
    for (ResultRow found : values(engine, lake)) {
      Violation violation =
          new Violation(
              found.text("rule"),
              Optional.ofNullable(found.value("column_name")).map(Object::toString));
      rows.merge(violation, found.number("n"), Long::sum);
      SortedSet<String> of = examples.computeIfAbsent(violation, key -> new TreeSet<>());
      if (!found.isNull("example")) {
        of.add(found.text("example"));
      }
    }
    return rows.entrySet().stream()
        .sorted(
            Map.Entry.<Violation, Long>comparingByValue(reverseOrder())
                .thenComparing(
                    Map.Entry.comparingByKey(
                        comparing(Violation::rule)
                            .thenComparing(violation -> violation.column().orElse("")))))
        .map(
            entry -> {
              String such =
                  requireNonNull(examples.get(entry.getKey())).stream()
                      .limit(EXAMPLES)
                      .collect(joining(", "));
              return "rejected: %,d by %s%s%s"
                  .formatted(
                      entry.getValue(),
                      rule(entry.getKey().rule(), entry.getKey().column(), feed),
                      such.isEmpty() ? "" : ", such as ",
                      such);
            })
        .toList();
  }

  private static List<ResultRow> values(Engine engine, Lake lake) {
    if (!lake.has(Layer.OPS, OpsTables.QUARANTINE.name())) {
      return List.of();
    }
    Table quarantine = lake.table(Layer.OPS, OpsTables.QUARANTINE.name());
    try (EngineSession session = engine.open("Read the quarantine", OnError.NULL)) {
      session.readTable(
          "_entries",
          quarantine,
          PlanFiles.of(quarantine, quarantine.currentSnapshot(), Expressions.alwaysTrue()));
      return session.rows(
          """
          SELECT item.rule AS rule, item.`column` AS column_name, count(*) AS n,
            left(coalesce(item.value, CASE WHEN item.rule = 'record' THEN raw_record END), 80) AS example
          FROM %s
          WHERE item.rule NOT IN ('file', 'superseded')
          GROUP BY ALL"""
              .formatted(StepSql.unnest("_entries", OpsColumn.REASONS)));
    }
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
