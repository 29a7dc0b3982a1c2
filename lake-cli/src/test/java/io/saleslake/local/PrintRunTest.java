package io.saleslake.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.cli.OutputOption;
import io.saleslake.gold.MartReport;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import io.saleslake.run.RunReport;
import io.saleslake.silver.BatchReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class PrintRunTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsRowCountsAndRejections() {
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
  void summarizesSimilarEntries() {
    BatchReport batch = batch();
    Map<String, String> unreadable = new TreeMap<>();
    List<String> drift = new ArrayList<>();
    for (int i = 10; i < 32; i++) {
      unreadable.put("sales/webshop/%d.json".formatted(i), "not UTF-8: byte 9");
      drift.add("new column 'x%d' in 1 file".formatted(i));
    }
    print("table")
        .run(
            new RunReport(
                List.of(
                    new BatchReport(
                        batch.batch(), batch.rows(), Map.of(), unreadable, drift, List.of())),
                List.of(mart(), new MartReport("empty", "as a whole", 0))));

    assertThat(out.toString())
        .contains(
            """
            Unreadable: sales/webshop/29.json: not UTF-8: byte 9
            Unreadable: and 2 more
            Drift in webshop: new column 'x10' in 1 file
            Drift in webshop: new column 'x11' in 1 file
            Drift in webshop: new column 'x12' in 1 file
            Drift in webshop: new column 'x13' in 1 file
            Drift in webshop: new column 'x14' in 1 file
            Drift in webshop: and 17 more

            Gold
            mart              rows written  recomputed
            ----------------  ------------  ----------
            gold.daily_sales            12  as a whole
            and 1 mart recomputed without rows
            """);
  }

  @Test
  void listsNoMartsThatHaveNoRows() {
    print("table")
        .run(
            new RunReport(
                List.of(batch()),
                List.of(
                    new MartReport("daily_sales", "as a whole", 0),
                    new MartReport("yearly_sales", "as a whole", 0))));

    assertThat(out.toString()).endsWith("\nGold\n2 marts recomputed without rows\n");
  }

  @Test
  void namesNoTableThatHasNoRows(@TempDir Path folder) {
    Schema schema = new Schema(NestedField.optional(1, "currency", Types.StringType.get()));
    try (Lake lake = LakeOfTables.open(folder)) {
      LakeOfTables.create(lake, Layer.GOLD, "daily_sales", schema);
      LakeOfTables.create(lake, Layer.GOLD, "yearly_sales", schema);
      Table stores = LakeOfTables.create(lake, Layer.SILVER, "stores", schema);
      print("table").whatTheLakeHolds(lake);
      LakeOfTables.append(stores, List.of(Map.of("currency", "EUR")));
      print("table").whatTheLakeHolds(lake);
    }

    String summary =
        """

        The lake is .lake: raw files in bronze/, Iceberg tables in silver/, gold/ and ops/.
        Next: ./lake %s
              ./lake quarantine list
              ./lake status
        """;
    assertThat(out)
        .hasToString(
            summary.formatted("tables")
                + summary.formatted("query \"SELECT * FROM silver.stores\""));
  }

  @Test
  void writesOnlyTheResultToStandardOutput() {
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
  void reportsThatNothingIsNew(@TempDir Path folder) throws IOException {
    PrintRun print = print("table", "--lake", folder.toString());
    Path bronze = Files.createDirectories(folder.resolve("bronze"));
    print.run(new RunReport(List.of(), List.of()));
    Files.createFile(bronze.resolve("a.csv"));
    print.run(new RunReport(List.of(), List.of()));

    assertThat(out)
        .hasToString(
            """
            Nothing to do: %1$s has no files; ./lake add FEED FILE puts some there.
            Nothing new: every file in %1$s is promoted, gold is up to date.
            """
                .formatted(bronze));
  }

  @Test
  void printsAnEmptyJsonListWhenNothingIsNew() {
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

  private PrintRun print(String format, String... more) {
    Options options = new Options();
    List<String> arguments = new ArrayList<>(List.of("--output", format));
    arguments.addAll(List.of(more));
    new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
    return new PrintRun(
        new PrintWriter(out, true), new PrintWriter(err, true), options.output, options.lake);
  }
}
