package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.CellText;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Queries the current state of the lake. */
@Command(
    name = "query",
    description = {
      "Query the current state of gold, silver and ops, also during a run.",
      "Tables are <layer>.<table>; './lake tables' lists them, \"DESCRIBE gold.daily_sales\" shows one."
          + " The SQL is DuckDB's."
    })
public final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "SQL", description = "One SELECT, or EXPLAIN of one.")
  private String sql = "";

  @Override
  public Integer call() {
    try (Lake lake = lakeOption.openExisting()) {
      PrintWriter out = command.commandLine().getOut();
      boolean plan = output.isTable() && MentionedTables.isExplain(sql);
      QueryLake.query(lake, sql, plan ? new PlanWriter(out) : output.writer(out));
    }
    return 0;
  }

  /** EXPLAIN returns a multi-line drawing, which is printed unchanged. */
  private record PlanWriter(PrintWriter out) implements ResultWriter {
    @Override
    public void columns(List<String> names) {}

    @Override
    public void row(List<? extends @Nullable Object> values) {
      out.println(CellText.of(values.get(values.size() - 1)).stripTrailing());
    }

    @Override
    public void end() {
      out.flush();
    }
  }
}
