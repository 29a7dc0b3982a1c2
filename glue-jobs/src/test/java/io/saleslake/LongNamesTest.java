package io.saleslake;

import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
@Tag("slow")
class LongNamesTest {
  private static final String FEED = "f".repeat(128);
  private static final String TABLE = "t".repeat(128);
  private static final String COLUMN = "c".repeat(128);
  private static final String HEAD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: %1$s
      name: %1$s
      version: 1.0.0
      status: active
      domain: shop
      description:
        purpose: Things.
      team:
        name: shop-data
      schema:
        - name: %1$s
          properties:
            - name: %2$s
              logicalType: string
      """;

  @TempDir Path folder;

  @Test
  void feedsTablesAndColumnsMayHaveNamesOf128Characters() throws IOException {
    Path contracts = folder.resolve("contracts");
    Files.createDirectories(contracts.resolve("shop/feeds"));
    Files.writeString(
        contracts.resolve("shop/%s.yaml".formatted(TABLE)),
        HEAD.formatted(TABLE, COLUMN) + "        primaryKey: true\n");
    Files.writeString(
        contracts.resolve("shop/feeds/%s.yaml".formatted(FEED)),
        HEAD.formatted(FEED, COLUMN)
            + """
              customProperties:
                - property: format
                  value: csv
            - name: %s
              properties:
                - name: %s
                  transformLogic: %2$s
          """
                .formatted(TABLE, COLUMN));

    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      for (String day : List.of("2026-03-01", "2026-03-02")) {
        lake.put(FEED, day, "a.csv", COLUMN, "A", day);
        assertThat(batchOf(lake.run(), FEED).rows().balance()).isTrue();
      }
      assertThat(lake.query("SELECT %s FROM silver.%s ORDER BY 1".formatted(COLUMN, TABLE)))
          .containsExactly("2026-03-01", "2026-03-02", "A");
      assertThat(lake.query("SELECT feed, status FROM ops.files"))
          .containsExactly(FEED + "|done", FEED + "|done");
      assertThat(lake.run().batches()).isEmpty();
    }
  }
}
