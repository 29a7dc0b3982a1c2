package io.saleslake.local;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.command.LakeCli;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.FileEntry;
import io.saleslake.ledger.Ledger;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command output about bronze files and tables. */
class BronzeCommandsTest {
  private static final String DAY = "sales/webshop/ingest_date=2026-01-31/";

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void nameTheLake() throws IOException {
    root = folder.toRealPath().resolve("lake");
  }

  @Test
  void statusListsTheFilesThatNoRunReads() throws IOException {
    LakeOfTables.open(root).close();
    put(DAY + "a.json");
    put(DAY + "_b.json");
    put(DAY + ".c.json");
    put(DAY + ".d.json.part");
    put("sales/webshop/_old/e.json");
    put("sales/web_shop/ingest_date=2026-01-31/f.json");

    assertThat(afterTable(lake("status")))
        .isEqualTo(
            """

            Skipped: sales/webshop/_old/
            Skipped: sales/webshop/ingest_date=2026-01-31/.c.json
            Skipped: sales/webshop/ingest_date=2026-01-31/_b.json
            Names that start with '.' or '_' are never read; rename what should be.

            In no feed's folder: sales/web_shop/ingest_date=2026-01-31/f.json
            Only bronze/<domain>/<feed>/ of a contract is read.
            """);
  }

  @Test
  void statusListsAtMostTwentyOfThem() throws IOException {
    LakeOfTables.open(root).close();
    for (int i = 10; i < 35; i++) {
      put(DAY + "_" + i);
    }

    assertThat(afterTable(lake("status")))
        .isEqualTo(
            IntStream.range(10, 30)
                    .mapToObj(i -> "Skipped: " + DAY + "_" + i + "\n")
                    .collect(joining("", "\n", ""))
                + "Skipped: and 5 more\n"
                + "Names that start with '.' or '_' are never read; rename what should be.\n");
  }

  @Test
  void statusListsFilesThatChangedAfterTheyWerePromoted() throws IOException {
    try (Lake lake = LakeOfTables.open(root)) {
      promote(lake, bronze(DAY + "same.json"), "");
      BronzeFile longer = bronze(DAY + "longer.json");
      promote(lake, longer, "");
      BronzeFile later = bronze(DAY + "later.json");
      promote(lake, new BronzeFile(later.path(), later.bytes(), "1", later.arrivedAt()), "");
      BronzeFile repaired = bronze(DAY + "repaired.json");
      promote(
          lake,
          new BronzeFile(repaired.path(), 0, repaired.version(), repaired.arrivedAt()),
          "empty file");
      Files.writeString(root.resolve("bronze").resolve(longer.path()), "more than before");
    }

    assertThat(afterTable(lake("status")))
        .isEqualTo(
            """

            Changed after it was promoted: sales/webshop/ingest_date=2026-01-31/later.json
            Changed after it was promoted: sales/webshop/ingest_date=2026-01-31/longer.json
            The lake has the rows from before; to take the new ones, add the file under another name.
            """);
  }

  @Test
  void tablesListsEachWithItsRowsAndLocation() {
    Schema schema = new Schema(NestedField.optional(1, "sku", Types.StringType.get()));
    Instant before = Instant.now();
    try (Lake lake = LakeOfTables.open(root)) {
      LakeOfTables.append(
          LakeOfTables.create(lake, Layer.SILVER, "products", schema),
          List.of(Map.of("sku", "A"), Map.of("sku", "B")));
      LakeOfTables.create(lake, Layer.GOLD, "daily_sales", schema);
    }

    List<String> lines = lake("tables", "--output", "csv").lines().toList();
    assertThat(lines.subList(0, 2))
        .containsExactly(
            "table,rows,last_batch,changed_at,location",
            "gold.daily_sales,0,,,%s/gold/daily_sales".formatted(root));
    assertThat(lines.get(2)).startsWith("silver.products,2,,").endsWith(root + "/silver/products");
    assertThat(Instant.parse(lines.get(2).split(",", -1)[3]))
        .isBetween(before.minusSeconds(1), Instant.now());
  }

  @Test
  void tablesReportsAnEmptyLake() {
    LakeOfTables.open(root).close();

    assertThat(lake("tables"))
        .isEqualTo("Cannot tables: the lake has no tables yet; ./lake run makes them\n");
  }

  @Test
  void explainPrintsThePlanUnchanged() {
    Schema schema = new Schema(NestedField.optional(1, "sku", Types.StringType.get()));
    try (Lake lake = LakeOfTables.open(root)) {
      LakeOfTables.create(lake, Layer.GOLD, "daily_sales", schema);
    }

    assertThat(lake("query", "EXPLAIN SELECT 1 AS one").lines().findFirst())
        .contains("╭─ Projection ─────╮");
  }

  @Test
  void sampleSalesAndOwnFilesAreMixedOnlyOnRequest() throws IOException {
    Path file = Files.writeString(folder.resolve("orders.json"), "{}");

    assertThat(lake("generate", "--lines", "300")).startsWith("Generated 300 order lines");
    assertThat(lake("add", "webshop", file.toString()))
        .isEqualTo(
            "Cannot add to %s: it holds generated sample sales; name another lake with --lake, or keep both in one with --mix\n",
            root);
    assertThat(lake("add", "--mix", "webshop", file.toString())).startsWith("Added ");

    root = folder.resolve("own");
    assertThat(lake("add", "webshop", file.toString())).startsWith("Added ");
    assertThat(lake("generate", "--lines", "300"))
        .isEqualTo(
            "Cannot generate into %s: it holds other files; name another lake with --lake, or keep both in one with --mix\n",
            root);
    assertThat(lake("generate", "--lines", "300", "--mix")).startsWith("Generated 300 order lines");
  }

  private static void promote(Lake lake, BronzeFile file, String reason) {
    Batch batch = Batch.of("webshop", "order_lines", Instant.EPOCH, List.of(file));
    Ledger ledger = Ledger.open(lake);
    ledger.start(batch);
    ledger.finish(batch, "duckdb", List.of(new FileEntry(file, RowCounts.NONE, reason)));
  }

  private BronzeFile bronze(String path) throws IOException {
    Path file = put(path);
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    return new BronzeFile(path, Files.size(file), Long.toString(modified.toEpochMilli()), modified);
  }

  private Path put(String path) throws IOException {
    Path file = root.resolve("bronze").resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "{}");
  }

  private static String afterTable(String text) {
    return text.substring(text.indexOf("\n\n") + 1);
  }

  private String lake(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", root.toString()));
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    LakeCli.commandLine(writer, writer).execute(all.toArray(String[]::new));
    return text.toString();
  }
}
