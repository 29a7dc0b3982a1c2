package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.OutputOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Queries the lake as it is now. */
@Command(
    name = "query",
    description = {
      "Query gold, silver and ops as they are now; a run meanwhile does not disturb.",
      "Tables are <layer>.<table>; \"SHOW ALL TABLES\" lists them, \"DESCRIBE gold.daily_sales\" shows"
          + " one. The SQL is DuckDB's."
    })
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "SQL", description = "One SELECT.")
  private String sql = "";

  @Override
  public Integer call() {
    try (Lake lake = lakeOption.openExisting()) {
      QueryLake.query(lake, sql, output.writer(command.commandLine().getOut()));
    }
    return 0;
  }
}
