package io.saleslake;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.contract.Change;
import io.saleslake.ledger.RowCounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake that an earlier version wrote, with a correction, two rejected rows and two marts, is
 * opened and promoted. Iceberg's metadata has absolute paths, so the lake is unpacked at the path
 * where it was written.
 */
@OnBothEngines
class OldLakeTest {
  private static final Path ROOT = Path.of("/tmp/saleslake-compatibility");

  @TempDir private Path folder;

  @BeforeEach
  void unpack() throws IOException {
    remove();
    try (InputStream packed =
            Objects.requireNonNull(getClass().getResourceAsStream("/lakes/before-engines.zip"));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path path = ROOT.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(zip, path);
          Files.setLastModifiedTime(path, entry.getLastModifiedTime());
        }
      }
    }
  }

  @AfterEach
  void remove() throws IOException {
    FileUtils.deleteDirectory(ROOT.toFile());
  }

  @Test
  void opensPromotesReplaysAndAnswersAsBefore() throws IOException {
    try (TestLake lake = TestLake.at(ROOT, Change.baseline(folder))) {
      assertThat(lake.query("SELECT sale_id, amount FROM silver.sales ORDER BY 1"))
          .containsExactly("T1|7.5000", "T2|3.0000", "T5|3.0000");
      assertThat(lake.run().batches()).isEmpty();

      lake.put("price_list", "2026-02-03", "p2.json", "{\"article\":\"P9\",\"english\":\"Cake\"}");
      lake.put(
          "till",
          "2026-02-03",
          "t3.csv",
          "Receipt;Sold;Article;Pieces;Price",
          "T2;01.02.2026 11:00;p2;2;3,00",
          "T6;03.02.2026 09:00;p1;1;1,00",
          "T5;02.02.2026 09:00;p2;1;3,00");
      assertThat(TestLake.batchOf(lake.run(), "till").rows())
          .isEqualTo(new RowCounts(3, 1, 1, 1, 0, 0));
      assertThat(TestLake.batchOf(lake.replay(), "till").rows())
          .isEqualTo(new RowCounts(2, 1, 0, 0, 0, 1));

      assertThat(lake.query("SELECT sale_id, amount FROM silver.sales ORDER BY 1"))
          .containsExactly("T1|7.5000", "T2|6.0000", "T3|4.0000", "T5|3.0000", "T6|1.0000");
      assertThat(lake.query("SELECT day, revenue FROM gold.sales_by_day ORDER BY 1"))
          .containsExactly("2026-02-01|17.5000", "2026-02-02|3.0000", "2026-02-03|1.0000");
      assertThat(lake.query("SELECT status, count(*) FROM ops.quarantine GROUP BY 1 ORDER BY 1"))
          .containsExactly("open|1", "resolved|1");
      // Twelve records of files, and two that the replay read again.
      assertThat(lake.query("SELECT sum(rows_read) FROM ops.files")).containsExactly("14");
    }
  }
}
