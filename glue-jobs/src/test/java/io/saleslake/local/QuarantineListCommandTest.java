package io.saleslake.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.Layer;
import io.saleslake.ledger.OpsTables;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
      reject(quarantine, "webshop", "open", "{\"sku\":1}");
      reject(quarantine, "webshop", "open", "{\"sku\":2}");
      reject(quarantine, "webshop", "resolved", "{\"sku\":3}");
      reject(quarantine, "partner", "open", "{\"sku\":4}");
    }

    list("--feed", "webshop", "--limit", "1", "--output", "csv");

    assertThat(out)
        .hasToString(
            """
            feed,quarantined_at,source_file,reasons,raw_record,batch_id
            webshop,2026-01-31T10:00:00Z,a.json,range quantity=-1,"{""sku"":1}",b1
            """);
    assertThat(err).hasToString("1 of 2 open entries; --limit shows more\n");
  }

  @Test
  void saysSoWhenNothingWasRejected() {
    LakeOfTables.open(folder).close();

    list();

    assertThat(err).hasToString("No row was ever rejected.\n");
  }

  private static void reject(Table quarantine, String feed, String status, String raw) {
    GenericRecord reason =
        GenericRecord.create(
            quarantine.schema().findType("reasons").asListType().elementType().asStructType());
    reason.setField("rule", "range");
    reason.setField("column", "quantity");
    reason.setField("value", "-1");
    LakeOfTables.append(
        quarantine,
        List.of(
            Map.of(
                "feed",
                feed,
                "batch_id",
                "b1",
                "source_file",
                "a.json",
                "raw_record",
                raw,
                "reasons",
                List.of(reason),
                "status",
                status,
                "quarantined_at",
                OffsetDateTime.parse("2026-01-31T10:00:00.5Z"))));
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
