package io.saleslake;

import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.ledger.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
class OnboardFeedTest {
  private static final String MARKET_STALL =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: sales-feed-market-stall
      name: Market stall
      version: 1.0.0
      status: active
      domain: sales
      description:
        purpose: What the stall at the market sold.
      team:
        name: store-operations
      schema:
        - name: market_stall
          physicalType: file
          properties:
            - name: slip
              physicalName: Beleg
              logicalType: string
            - name: day
              physicalName: Tag
              logicalType: timestamp
              logicalTypeOptions:
                format: d.M.yyyy
            - name: total
              physicalName: Summe
              logicalType: number
              physicalType: decimal(18,4)
          customProperties:
            - property: format
              value: csv
            - property: options
              value:
                delimiter: ";"
                decimalMark: ","
                thousandsMark: "."
        - name: order_lines
          physicalType: table
          properties:
            - name: feed
              transformLogic: "'market_stall'"
            - name: order_id
              transformLogic: slip
            - name: line_id
              transformLogic: "'1'"
            - name: ordered_at
              transformLogic: day
            - name: product_id
              transformLogic: "'FRUIT'"
            - name: amount
              transformLogic: total
            - name: currency
              transformLogic: "'EUR'"
            - name: status
              transformLogic: if(total < 0, 'return', 'sale')
      """;

  @TempDir Path folder;

  @Test
  void aFeedNeedsOneYamlFileAndNoCode() throws IOException {
    Path contracts = TestLake.copyContracts(folder.resolve("contracts"));
    Files.writeString(contracts.resolve("sales/feeds/market_stall.yaml"), MARKET_STALL);

    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      lake.put(
          "market_stall",
          "2026-03-02",
          "stall.csv",
          "Beleg;Tag;Summe",
          "B1;1.3.2026;1.234,50",
          "B2;1.3.2026;-4,50",
          "B3;31.2.2026;9,00");
      var report = lake.run();

      assertThat(batchOf(report, "market_stall").rows()).isEqualTo(new RowCounts(3, 2, 0, 0, 0, 1));
      assertThat(lake.query("SELECT order_date, feed, lines, revenue FROM gold.daily_sales"))
          .containsExactly("2026-03-01|market_stall|2|1230.0000");
    }
  }
}
