package io.saleslake.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.command.LakeCli;
import io.saleslake.ledger.OpsTables;
import io.saleslake.names.Layer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineListCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsOpenRowsOfAFeedWithTheirReasons() {
    try (Lake lake = LakeOfTables.open(folder)) {
      Table quarantine = lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
      reject(quarantine, "webshop", "open", 10, "{\"sku\":1}");
      reject(quarantine, "webshop", "open", 2, "{\"sku\":2}");
      reject(quarantine, "webshop", "resolved", 1, "{\"sku\":3}");
      reject(quarantine, "partner", "open", 1, "{\"sku\":4}");
    }

    list("--feed", "webshop", "--limit", "1", "--output", "csv");

    assertThat(out)
        .hasToString(
            """
            feed,quarantined_at,source_file,line,reasons,raw_record,batch_id
            webshop,2026-01-31T10:00:00Z,a.json,2,range quantity=-1,"{""sku"":2}",b1
            """);
    assertThat(err).hasToString("1 of 2 open entries; --limit shows more\n");
  }

  @Test
  void reportsWhyAFileIsUnreadable() {
    try (Lake lake = LakeOfTables.open(folder)) {
      Table quarantine = lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
      reject(quarantine, Map.of("rule", "file", "value", "not UTF-8: byte 9"), Map.of());
    }

    list("--output", "csv");

    assertThat(out)
        .hasToString(
            """
            feed,quarantined_at,source_file,line,reasons,raw_record,batch_id
            webshop,2026-01-31T10:00:00Z,a.json,,file not UTF-8: byte 9,,b1
            """);
  }

  @Test
  void cutsLongCellsOfATable() {
    try (Lake lake = LakeOfTables.open(folder)) {
      reject(
          lake.ensure(Layer.OPS, OpsTables.QUARANTINE),
          Map.of("rule", "type", "column", "quantity", "value", "v".repeat(100)),
          Map.of("raw_record", "r".repeat(81)));
    }

    list();

    assertThat(out.toString().lines().skip(2))
        .containsExactly(
            "webshop  2026-01-31T10:00:00Z  a.json             type quantity=%s…  %s…  b1"
                .formatted("v".repeat(65), "r".repeat(79)));
  }

  @Test
  void reportsThatNothingWasRejected() {
    LakeOfTables.open(folder).close();

    list();

    assertThat(err).hasToString("No row was ever rejected.\n");
  }

  private static void reject(Table quarantine, String feed, String status, long line, String raw) {
    reject(
        quarantine,
        Map.of("rule", "range", "column", "quantity", "value", "-1"),
        Map.of("feed", feed, "status", status, "line", line, "raw_record", raw));
  }

  private static void reject(
      Table quarantine, Map<String, String> reason, Map<String, Object> entry) {
    GenericRecord broken =
        GenericRecord.create(
            quarantine.schema().findType("reasons").asListType().elementType().asStructType());
    reason.forEach(broken::setField);
    Map<String, Object> row = new HashMap<>();
    row.put("feed", "webshop");
    row.put("batch_id", "b1");
    row.put("source_file", "a.json");
    row.put("reasons", List.of(broken));
    row.put("status", "open");
    row.put("quarantined_at", OffsetDateTime.parse("2026-01-31T10:00:00.5Z"));
    row.putAll(entry);
    LakeOfTables.append(quarantine, List.of(row));
  }

  private void list(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("quarantine", "list", "--lake", folder.toString()));
    arguments.addAll(List.of(options));
    int exit =
        LakeCli.commandLine(new PrintWriter(out), new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    assertThat(exit).isZero();
  }
}
