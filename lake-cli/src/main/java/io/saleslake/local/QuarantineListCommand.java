package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.RequirePositive;
import io.saleslake.contract.StandardSql;
import io.saleslake.ledger.OpsTables;
import io.saleslake.names.Layer;
import io.saleslake.names.QuarantineStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists open quarantine rows. */
@Command(name = "list", description = "List rejected rows that are not resolved, newest first.")
final class QuarantineListCommand implements Callable<Integer> {
  /** Maximum number of characters in a cell. */
  private static final int CELL = 80;

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--feed", paramLabel = "FEED", description = "Only rows of this feed.")
  private @Nullable String feed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Maximum number of rows (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    RequirePositive.check(command, "--limit", limit);
    try (Lake lake = lakeOption.openExisting()) {
      if (!lake.has(Layer.OPS, OpsTables.QUARANTINE.name())) {
        hint("No row was ever rejected.");
        return 0;
      }
      String open =
          "status = "
              + StandardSql.text(QuarantineStatus.OPEN.label())
              + (feed == null ? "" : " AND feed = " + StandardSql.text(feed));
      RowCollector count = new RowCollector();
      QueryLake.query(lake, "SELECT count(*) FROM ops.quarantine WHERE " + open, count);
      long rows = count.rows().get(0).get(0) instanceof Long number ? number : 0;
      if (rows > 0 || !output.isTable()) {
        QueryLake.query(lake, select(open), output.writer(command.commandLine().getOut()));
      }
      hint(
          rows > limit
              ? "%,d of %,d open entries; --limit shows more".formatted(limit, rows)
              : "%,d open %s".formatted(rows, rows == 1 ? "entry" : "entries"));
    }
    return 0;
  }

  /** JSON has a list of reasons, CSV one text, a table a truncated text. */
  private String select(String open) {
    String reasons =
        """
        array_to_string(list_transform(reasons, lambda r:
          concat_ws(' ', r.rule, coalesce(r.column || coalesce('=' || r.value, ''), r.value))), '; ')
        """;
    return """
        SELECT feed, date_trunc('second', quarantined_at) AS quarantined_at, source_file, line,
          %s AS reasons, %s AS raw_record, batch_id
        FROM ops.quarantine AS q WHERE %s
        ORDER BY 2 DESC, feed, source_file, q.line, q.raw_record LIMIT %d
        """
        .formatted(output.isJson() ? "reasons" : shown(reasons), shown("raw_record"), open, limit);
  }

  private String shown(String text) {
    return output.isTable()
        ? "if(length(%1$s) > %2$d, left(%1$s, %2$d - 1) || '…', %1$s)".formatted(text, CELL)
        : text;
  }

  private void hint(String text) {
    PrintWriter notes = CommonOptions.notes(command);
    notes.println(text);
    notes.flush();
  }
}
