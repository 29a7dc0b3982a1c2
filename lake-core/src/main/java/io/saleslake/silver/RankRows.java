package io.saleslake.silver;

import static io.saleslake.silver.Relations.CHECKED;
import static io.saleslake.silver.Relations.CONTESTED;
import static io.saleslake.silver.Relations.RANKED;
import static io.saleslake.silver.Relations.REPEATED;
import static java.util.stream.Collectors.joining;

import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.Sql;
import io.saleslake.contract.TableContract;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the newest row of each key within a batch: from checked rows to rows with a standing. */
final class RankRows {
  /** The label of a row's {@link Standing}. */
  static final String STANDING = "_standing";

  private static final String IS_VALID = CheckRows.REASONS + " IS NULL";

  private final EngineSession session;
  private final TableContract table;
  private final Step checked;

  private RankRows(EngineSession session, TableContract table, Step checked) {
    this.session = session;
    this.table = table;
    this.checked = checked;
  }

  /** Ranks all rows of a batch that is so small that sorting it costs nothing. */
  static void rankAll(EngineSession session, TableContract table, Step checked) {
    RankRows rank = new RankRows(session, table, checked);
    session.define(checked);
    session.define(
        new Step(
            RANKED, "Rows with the same key are ranked, the newest first.", rank.ranked(CHECKED)));
  }

  /**
   * Ranks only the rows whose key the batch has more than once. Most keys come once, so digests of
   * the keys are grouped instead of sorting all rows.
   */
  static void rankRepeated(
      EngineSession session, TableContract table, Step checked, long rows, long few) {
    new RankRows(session, table, checked).rankRepeated(rows, few);
  }

  private void rankRepeated(long rows, long few) {
    session.keep(
        new Step(
            CHECKED,
            checked.purpose(),
            "SELECT *,\n  CASE WHEN %s THEN %s END AS _digest\nFROM (\n%s\n)"
                .formatted(IS_VALID, session.hash(table.key()), checked.sql())),
        rows);
    session.keep(
        new Step(
            REPEATED,
            "Digests of keys that the batch has more than once.",
            """
            SELECT _digest AS _repeated
            FROM %s
            WHERE _digest IS NOT NULL
            GROUP BY _digest
            HAVING count(*) > 1"""
                .formatted(CHECKED)),
        rows);
    boolean fewRepeated =
        session.rows("SELECT count(*) AS n FROM " + REPEATED).get(0).number("n") <= few;
    String hint = fewRepeated ? StepSql.broadcast(List.of("r")) : "";
    session.keep(
        new Step(
            CONTESTED,
            "Rows with a repeated key are ranked, the newest first.",
            ranked(
                "(\n%s\n)"
                    .formatted(
                        Select.of("c.*")
                            .hint(hint)
                            .from(
                                CHECKED
                                    + " AS c SEMI JOIN "
                                    + REPEATED
                                    + " AS r ON "
                                    + "c._digest = r._repeated")))),
        rows);
    session.define(
        new Step(
            RANKED,
            "All other valid rows are the newest of their key.",
            columns(Select.of().hint(hint), "c.")
                    .as(
                        "CASE WHEN c.%s THEN '%s' ELSE '%s' END"
                            .formatted(
                                IS_VALID, Standing.NEWEST.label(), Standing.REJECTED.label()),
                        STANDING)
                    .from(
                        CHECKED
                            + " AS c ANTI JOIN "
                            + REPEATED
                            + " AS r ON c._digest = r._repeated")
                + "\nUNION ALL\n"
                + columns(Select.of(), "").columns(List.of(STANDING)).from(CONTESTED)));
  }

  private String ranked(String from) {
    Map<String, String> values = new LinkedHashMap<>();
    table.columns().forEach(column -> values.put(column.name(), Sql.column(column.name())));
    String row = StepSql.struct(values);
    String newestFirst =
        Stream.concat(
                table.newestBy().stream().map(name -> Sql.column(name) + " DESC NULLS LAST"),
                Stream.of(RawColumns.FILE + " DESC", RawColumns.ROW + " DESC"))
            .collect(joining(", "));
    // A rejected row is not ranked: its own row number keeps such rows from piling up in one place.
    String inner =
        Select.of("*", "row_number() OVER newest_first AS _rank")
            .as(
                "%1$s IS NOT DISTINCT FROM first_value(%1$s) OVER newest_first".formatted(row),
                "_equal")
            .from(
                """
                %s
                WINDOW newest_first AS (
                  PARTITION BY %s, CASE WHEN %s THEN NULL ELSE %s END
                  ORDER BY %s)"""
                    .formatted(
                        from,
                        table.key().stream().map(Sql::column).collect(joining(", ")),
                        IS_VALID,
                        RawColumns.ROW,
                        newestFirst));
    return columns(Select.of(), "")
        .as(
            "CASE WHEN NOT %s THEN '%s' WHEN _rank = 1 THEN '%s' WHEN _equal THEN '%s' ELSE '%s' END"
                .formatted(
                    "(" + IS_VALID + ")",
                    Standing.REJECTED.label(),
                    Standing.NEWEST.label(),
                    Standing.DUPLICATE.label(),
                    Standing.SUPERSEDED.label()),
            STANDING)
        .from("(\n" + inner + "\n)");
  }

  private Select columns(Select select, String prefix) {
    return select.columns(
        prefix,
        Stream.concat(
            table.columns().stream().map(Column::name),
            Stream.of(
                CheckRows.REASONS,
                CheckRows.RECORD,
                RawColumns.FILE,
                RawColumns.LINE,
                RawColumns.ROW)));
  }
}
