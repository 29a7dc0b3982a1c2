package io.saleslake.silver;

import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.OnBothEngines;
import io.saleslake.SmallContracts;
import io.saleslake.TestLake;
import io.saleslake.ledger.RowCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
class FeedContractTest {
  @TempDir Path folder;
  private Path contracts;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    contracts = SmallContracts.write(folder.resolve("contracts"));
    lake = TestLake.at(folder.resolve("lake"), contracts);
  }

  private List<String> items() {
    return lake.query("SELECT id, quantity, price, source FROM silver.items ORDER BY 1");
  }

  @Test
  void looksUpRowsOfOtherTablesAndReadsFileNameAndLine() {
    lake.put("price_files", "2026-01-01", "p.csv", "id,price", "A,9.5");
    lake.put("item_files", "2026-01-01", "i.csv", "id,quantity,price", "A,1,", "", "B,2,", "C,3,4");
    lake.run();

    assertThat(items())
        .containsExactly("A|1|9.5000|i.csv:2", "B|2|null|i.csv:4", "C|3|4.0000|i.csv:5");
  }

  @Test
  void stopsABatchWithTooManyRejectedRowsAndTheFeedsThatReadItsTable() {
    String[] prices =
        IntStream.rangeClosed(0, 500)
            .mapToObj(i -> i == 0 ? "id,price" : "P%d,%s".formatted(i, i % 4 == 0 ? "1,5" : "1.5"))
            .map(line -> line.contains(",1,5") ? line.replace("1,5", "\"1,5\"") : line)
            .toArray(String[]::new);
    lake.put("price_files", "2026-01-01", "p.csv", prices);
    lake.put("item_files", "2026-01-01", "i.csv", "id,quantity,price", "P1,1,");

    assertThatThrownBy(lake::run)
        .isInstanceOf(TooManyRejectionsException.class)
        .hasMessageMatching(
            "Cannot promote price_files: 125 of 500 rows of batch [0-9a-f]{16} are rejected, more than 20 percent:"
                + " type price \\(125 rows\\); fix the contract or the files, or raise rejectLimit, and run again");
    assertThat(lake.query("SELECT count(*) FROM silver.prices")).containsExactly("0");
    assertThat(items()).isEmpty();
    assertThat(lake.query("SELECT path, status FROM ops.files"))
        .containsExactly("shop/price_files/ingest_date=2026-01-01/p.csv|started");

    SmallContracts.change(
        contracts,
        "feeds/price_files",
        "value: csv}",
        "value: csv}\n      - {property: rejectLimit, value: {percent: 25}}");
    lake.useContracts(contracts);

    assertThat(batchOf(lake.run(), "price_files").rows())
        .isEqualTo(new RowCounts(500, 375, 0, 0, 0, 125));
    assertThat(items()).containsExactly("P1|1|1.5000|i.csv:2");
  }

  @Test
  void comparesWithRowsThatAreOlderThanAColumnOfTheirTable() {
    lake.put("item_files", "2026-01-01", "a.csv", "id,quantity,price", "A,1,1", "B,1,1");
    lake.run();
    SmallContracts.change(
        contracts,
        "items",
        "      - {name: source",
        "      - {name: shelf, logicalType: string}\n      - {name: source");
    lake.useContracts(contracts);
    lake.put("item_files", "2026-01-02", "b.csv", "id,quantity,price", "A,2,1");

    assertThat(batchOf(lake.run(), "item_files").rows()).isEqualTo(new RowCounts(1, 0, 1, 0, 0, 0));
    assertThat(lake.query("SELECT id, quantity, shelf FROM silver.items ORDER BY 1"))
        .containsExactly("A|2|null", "B|1|null");
  }

  @Test
  void reportsAKeyThatManyRowsShareAndDistinguishesCopiesFromOtherContent() {
    String[] lines =
        IntStream.range(0, 41)
            .mapToObj(i -> i == 0 ? "id,quantity,price" : "I%d,%d,1".formatted(i % 20, i / 30))
            .toArray(String[]::new);
    lake.put("item_files", "2026-01-01", "a.csv", lines);
    BatchReport report = batchOf(lake.run(), "item_files");

    assertThat(report.rows()).isEqualTo(new RowCounts(40, 20, 0, 0, 20, 0));
    assertThat(report.notes())
        .containsExactly(
            "Superseded in item_files: 20 of 40 rows have the key (id) of a newer row and other values; the key of silver.items may be wrong");
    assertThat(lake.query("SELECT count(*), min(status) FROM ops.quarantine"))
        .containsExactly("20|superseded");
  }

  @Test
  void keepsTheWholeRawRecordOfARejectedRow() {
    lake.put(
        "item_files",
        "2026-01-01",
        "a.csv",
        "note,id,quantity,price,",
        " \"\"hm\"\" ,A, x ,1,more");
    lake.put("item_files", "2026-01-01", "b.csv", "note,id,quantity,price,", "fine,A, x ,1,more");
    lake.run();

    assertThat(lake.query("SELECT raw_record, reasons FROM ops.quarantine ORDER BY source_file"))
        .containsExactly(
            "{\"_corrupt_record\":\" \\\"\\\"hm\\\"\\\" ,A, x ,1,more\"}|ArraySeq([record,null,a quote inside the unquoted field 1])",
            "{\"id\":\"A\",\"quantity\":\" x \",\"price\":\"1\",\"note\":\"fine\",\"#5\":\"more\"}|ArraySeq([type,quantity, x ])");
  }
}
