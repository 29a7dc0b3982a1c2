package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import io.saleslake.ledger.Snapshots;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the tables of the lake. */
@Command(
    name = "tables",
    description = "List the tables: rows, the batch and time of the last change, location.")
public final class TablesCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    try (Lake lake = lakeOption.openExisting()) {
      LakeTables tables = LakeTables.of(lake);
      ResultWriter result = output.writer(command.commandLine().getOut());
      result.columns(List.of("table", "rows", "last_batch", "changed_at", "location"));
      tables
          .load(tables.names())
          .forEach(
              (name, table) -> {
                Optional<Snapshot> last = Snapshots.lastChange(table);
                result.row(
                    Arrays.asList(
                        name,
                        Snapshots.rows(table),
                        last.map(change -> change.summary().get(Snapshots.BATCH_ID)).orElse(null),
                        last.map(change -> Instant.ofEpochMilli(change.timestampMillis()))
                            .map(at -> at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                            .orElse(null),
                        new Path(table.location()).toUri().getPath()));
              });
      result.end();
    }
    return 0;
  }
}
