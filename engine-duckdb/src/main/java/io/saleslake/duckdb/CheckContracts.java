package io.saleslake.duckdb;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.InvalidContractsException;
import io.saleslake.contract.Lookup;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.OwnedRule;
import io.saleslake.contract.Problem;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.RowRule;
import io.saleslake.contract.TableContract;
import io.saleslake.engine.InvalidSqlException;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import io.saleslake.engine.ValueType;
import io.saleslake.gold.MartQuery;
import io.saleslake.gold.PromoteMart;
import io.saleslake.names.TableName;
import io.saleslake.silver.PromoteBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the SQL of contracts before any of it is run: it calls portable functions only, and binds
 * to the tables and columns of the contracts. Contracts with {@code engine: spark} are left to
 * Spark.
 */
public final class CheckContracts {
  private static final String SOURCE = "_checked_source";
  private static final String RESULT = "_checked_result";

  private final DuckDbEngine engine;
  private final Contracts contracts;
  private final List<Problem> problems = new ArrayList<>();

  private CheckContracts(DuckDbEngine engine, Contracts contracts) {
    this.engine = engine;
    this.contracts = contracts;
  }

  /**
   * Checks every mapping, rule, reshape and mart.
   *
   * @throws InvalidContractsException with every problem
   */
  public static void check(DuckDbEngine engine, Contracts contracts) {
    CheckContracts check = new CheckContracts(engine, contracts);
    check.functions();
    check.throwAny();
    try (DuckDbSession session = engine.open("Check the mappings", PromoteBatch.ON_ERROR)) {
      contracts.tables().values().forEach(table -> check.rules(session, table));
      check.feeds().forEach(feed -> check.feed(session, feed));
    }
    check.marts();
    check.throwAny();
  }

  /** Those that run on DuckDB. */
  private List<FeedContract> feeds() {
    return contracts.feedsInOrder().stream().filter(feed -> !feed.needsSpark()).toList();
  }

  private void throwAny() {
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
  }

  private void functions() {
    Set<String> ofSpark =
        Stream.concat(
                contracts.feeds().values().stream()
                    .filter(FeedContract::needsSpark)
                    .map(feed -> feed.header().file()),
                contracts.marts().values().stream()
                    .filter(MartContract::needsSpark)
                    .map(mart -> mart.header().file()))
            .collect(toSet());
    contracts.sql().stream()
        .filter(sql -> !ofSpark.contains(sql.file()))
        .forEach(
            sql ->
                PortableSql.check(sql)
                    .forEach(reason -> problems.add(new Problem(sql.file(), sql.key(), reason))));
  }

  /** Rules of the table and of its feeds, which all see the table's columns. */
  private void rules(DuckDbSession session, TableContract table) {
    List<OwnedRule> rules = OwnedRule.of(table, feeds());
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(Column.of(RowRule.TODAY, Kind.DATE));
    session.values(SOURCE, columns, List.of());
    Map<String, String> all = new LinkedHashMap<>();
    rules.forEach(rule -> all.put("c" + all.size(), rule.rule().condition()));
    List<String> found = new ArrayList<>();
    bind(session, all, found).values().stream()
        .filter(type -> !type.name().equals("boolean"))
        .findAny()
        .ifPresent(type -> found.add(""));
    if (found.isEmpty()) {
      return;
    }
    for (OwnedRule rule : rules) {
      List<String> reasons = new ArrayList<>();
      bind(session, Map.of("c", rule.rule().condition()), reasons).values().stream()
          .filter(type -> !type.name().equals("boolean"))
          .forEach(type -> reasons.add("is %s, not a condition".formatted(type.name())));
      add(rule.file(), rule.key(), reasons);
    }
  }

  private void feed(DuckDbSession session, FeedContract feed) {
    if (feed.reshape().isPresent()) {
      List<String> reasons = reshape(session, feed);
      add(feed.header().file(), "schema[0].reshape", reasons);
      if (!reasons.isEmpty()) {
        return;
      }
    } else {
      source(session, feed);
    }
    for (Lookup lookup : feed.lookups()) {
      lookup
          .key()
          .forEach(
              (column, sql) -> {
                List<String> reasons = new ArrayList<>();
                bind(session, Map.of(column, sql), reasons);
                add(
                    feed.header().file(),
                    "lookups.%s.key.%s".formatted(lookup.name(), column),
                    reasons);
              });
    }
    mapping(session, feed);
  }

  private static List<String> reshape(DuckDbSession session, FeedContract feed) {
    Map<String, String> record = new LinkedHashMap<>();
    RawColumns.ALL.forEach(column -> record.put(column.name(), absent(column.type())));
    Select select = Select.of();
    feed.columns().forEach(column -> select.as(absent(ColumnType.STRING), column.name()));
    try {
      session.define(
          new Step(
              feed.name(),
              "No records.",
              select.as(StepSql.struct(record), "_record").from("(SELECT 1)")));
      session.define(new Step(SOURCE, "The reshape.", feed.reshape().orElseThrow().strip()));
      return session.columns(SOURCE).containsKey("_record")
          ? List.of()
          : List.of("must pass the column _record on, which ties a row to its file");
    } catch (InvalidSqlException e) {
      return List.of(e.reason());
    }
  }

  /** What the mapping sees: the raw columns, and a struct per lookup. */
  private static void source(DuckDbSession session, FeedContract feed) {
    Select select = Select.of();
    for (RawColumn column : feed.columns()) {
      select.as(absent(column.type()), column.name());
    }
    select.as(absent(ColumnType.STRING), RawColumns.FILE_NAME);
    select.as(absent(ColumnType.of(Kind.BIGINT)), RawColumns.LINE);
    for (Lookup lookup : feed.lookups()) {
      Map<String, String> row = new LinkedHashMap<>();
      lookup.table().columns().forEach(column -> row.put(column.name(), absent(column.type())));
      select.as(StepSql.struct(row), lookup.name());
    }
    session.define(new Step(SOURCE, "No records.", select.from("(SELECT 1)")));
  }

  private static String absent(ColumnType type) {
    return "CAST(NULL AS %s)".formatted(type.sql());
  }

  /** Together, which takes little longer than one of them; one by one if there are problems. */
  private void mapping(DuckDbSession session, FeedContract feed) {
    Map<String, String> all = new LinkedHashMap<>();
    feed.mapping().forEach((column, mapping) -> all.put(column, converted(feed, column)));
    List<String> found = new ArrayList<>();
    bind(session, all, found);
    if (found.isEmpty()) {
      return;
    }
    all.forEach(
        (column, sql) -> {
          List<String> reasons = new ArrayList<>();
          bind(session, Map.of(column, sql), reasons);
          add(feed.header().file(), "transformLogic of " + column, reasons);
        });
  }

  private static String converted(FeedContract feed, String column) {
    String sql = requireNonNull(feed.mapping().get(column)).sql();
    return feed.table()
        .column(column)
        .map(target -> "try_cast((%s) AS %s)".formatted(sql, target.type().sql()))
        .orElse(sql);
  }

  /** The types of expressions over the source. */
  private static Map<String, ValueType> bind(
      DuckDbSession session, Map<String, String> expressions, List<String> reasons) {
    if (expressions.isEmpty()) {
      return Map.of();
    }
    Select select = Select.of();
    expressions.forEach((name, sql) -> select.as("(" + sql.strip() + ")", name));
    try {
      session.define(new Step(RESULT, "Checked expressions.", select.from(SOURCE)));
      return session.columns(RESULT);
    } catch (InvalidSqlException e) {
      reasons.add(e.reason());
      return Map.of();
    }
  }

  private void marts() {
    List<MartContract> marts =
        contracts.martsInOrder().stream().filter(mart -> !mart.needsSpark()).toList();
    try (DuckDbSession session = engine.open("Check the marts", PromoteMart.ON_ERROR)) {
      Set<TableName> sources =
          marts.stream().flatMap(mart -> mart.sources().stream()).collect(toSet());
      sources.forEach(
          source -> session.values(source.toString(), contracts.columns(source), List.of()));
      for (MartContract mart : marts) {
        List<String> reasons;
        try {
          reasons = MartQuery.problems(session, mart);
        } catch (InvalidSqlException e) {
          reasons = List.of(e.reason());
        }
        if (!reasons.isEmpty()) {
          add(
              mart.header().file(),
              mart.name() + ".sql",
              List.of(MartQuery.cannotCompute(mart, String.join("; ", reasons))));
        }
      }
    }
  }

  private void add(String file, String key, List<String> reasons) {
    reasons.forEach(reason -> problems.add(new Problem(file, key, reason)));
  }
}
