package io.saleslake.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.cli.OutputOption;
import io.saleslake.gold.MartReport;
import io.saleslake.job.RunReport;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.RowCounts;
import io.saleslake.silver.BatchReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class PrintRunTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void tellsWhereTheRowsWentAndWhatWasRejected() {
    print("table").run(new RunReport(List.of(batch()), List.of(mart())));

    assertThat(out)
        .hasToString(
            """

            feed     files  read  inserted  updated  duplicate  superseded  quarantined
            -------  -----  ----  --------  -------  ---------  ----------  -----------
            webshop      1    10         6        1          1           0            2

            Why rows were rejected
            rows  rule               feeds
            ----  -----------------  -------
               2  required order_id  webshop
               1  range discount     webshop

            Unreadable: sales/webshop/bad.json: not JSON
            Drift in webshop: new column 'coupon'
            Many rows have the key of a newer one.

            Gold
            mart              rows written  recomputed
            ----------------  ------------  ----------
            gold.daily_sales            12  as a whole
            """);
  }

  @Test
  void leavesStandardOutputToTheMachineThatAskedForIt() {
    print("csv").run(new RunReport(List.of(batch()), List.of(mart())));

    assertThat(out)
        .hasToString(
            """
            feed,files,read,inserted,updated,duplicate,superseded,quarantined
            webshop,1,10,6,1,1,0,2
            """);
    assertThat(err.toString()).contains("Why rows were rejected", "gold.daily_sales");
  }

  @Test
  void saysWhenThereWasNothingToDo() {
    print("table").run(new RunReport(List.of(), List.of()));

    assertThat(out)
        .hasToString("Nothing new: every file in .lake/bronze is promoted, gold is up to date.\n");
  }

  @Test
  void yieldsAnEmptyListForAMachineWhenThereWasNothingToDo() {
    print("json").replay(new RunReport(List.of(), List.of()));

    assertThat(out).hasToString("[]\n");
    assertThat(err).hasToString("Nothing to replay: no rejected row is open.\n\n");
  }

  private static BatchReport batch() {
    BronzeFile file = new BronzeFile("sales/webshop/good.json", 1, "1", Instant.EPOCH);
    return new BatchReport(
        Batch.of("webshop", "order_lines", Instant.EPOCH, List.of(file)),
        new RowCounts(10, 6, 1, 1, 0, 2),
        Map.of("required order_id", 2L, "range discount", 1L),
        Map.of("sales/webshop/bad.json", "not JSON"),
        List.of("new column 'coupon'"),
        List.of("Many rows have the key of a newer one."));
  }

  private static MartReport mart() {
    return new MartReport("daily_sales", "as a whole", 12);
  }

  @Command(name = "any")
  private static final class Options {
    @Mixin private OutputOption output = new OutputOption();
    @Mixin private LakeOption lake = new LakeOption();
  }

  private PrintRun print(String format) {
    Options options = new Options();
    new CommandLine(options).parseArgs("--output", format);
    return new PrintRun(
        new PrintWriter(out, true), new PrintWriter(err, true), options.output, options.lake);
  }
}
