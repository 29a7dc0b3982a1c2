package io.saleslake.bronze;

import static io.saleslake.TestLake.batchOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.saleslake.OnBothEngines;
import io.saleslake.SmallContracts;
import io.saleslake.TestLake;
import io.saleslake.ledger.RowCounts;
import io.saleslake.silver.BatchReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
class HostileFilesTest {
  private static final String HEADER = "id,quantity,price\n";

  @TempDir Path folder;
  private Path contracts;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    contracts = SmallContracts.write(folder.resolve("contracts"));
    lake = TestLake.at(folder.resolve("lake"), contracts);
  }

  private String put(String name, String content) {
    return lake.put("item_files", "2026-01-01", name, content.getBytes(UTF_8));
  }

  @Test
  void treatsEveryFileNameLiterally() {
    List<String> names =
        List.of(
            "sales1.csv",
            "sales[1].csv",
            "{a,b}.csv",
            "x*.csv",
            "back\\slash.csv",
            "a:b.csv",
            "z\u00fc ri.csv",
            "50%20off.csv",
            "it's \"x\".csv",
            "q?.csv",
            "#1.csv");
    for (int i = 0; i < names.size(); i++) {
      put(names.get(i), HEADER + "I%02d,%d,1\n".formatted(i, i));
    }
    BatchReport report = batchOf(lake.run(), "item_files");

    assertThat(report.rows()).isEqualTo(new RowCounts(11, 11, 0, 0, 0, 0));
    for (int i = 0; i < names.size(); i++) {
      assertThat(lake.query("SELECT source FROM silver.items WHERE id = 'I%02d'".formatted(i)))
          .containsExactly(names.get(i) + ":2");
    }
  }

  @Test
  void readsEveryCompressionThatTheEndingNames() throws IOException {
    lake.put("item_files", "2026-01-01", "a.csv.gz", compressed("A", GZIPOutputStream::new));
    lake.put(
        "item_files", "2026-01-01", "b.csv.bz2", compressed("B", BZip2CompressorOutputStream::new));
    lake.put("item_files", "2026-01-01", "c.csv.zst", compressed("C", ZstdOutputStream::new));
    String noise = put("d.csv.zst", HEADER + "D,1,1\n");
    BatchReport report = batchOf(lake.run(), "item_files");

    assertThat(report.rows()).isEqualTo(new RowCounts(3, 3, 0, 0, 0, 0));
    assertThat(report.unreadable()).containsOnlyKeys(noise);
    assertThat(lake.query("SELECT id, source FROM silver.items ORDER BY 1"))
        .containsExactly("A|a.csv.gz:2", "B|b.csv.bz2:2", "C|c.csv.zst:2");
  }

  private interface Compression {
    OutputStream over(OutputStream stream) throws IOException;
  }

  private static byte[] compressed(String id, Compression compression) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream stream = compression.over(bytes)) {
      stream.write((HEADER + id + ",1,1\n").getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void readsParquetFilesWhoseColumnsDifferInTypeAndNumber() throws Exception {
    parquet("a", "SELECT 'A' AS id, 1::INTEGER AS quantity, 1.25::DECIMAL(10,2) AS price");
    parquet("b", "SELECT 'B' AS id, 2::BIGINT AS quantity, 2.5::DOUBLE AS price");
    parquet("c", "SELECT 'C' AS id, '3' AS quantity, '3.00001' AS price");
    parquet("d", "SELECT 'D' AS id, 'x' AS ID2, 4::UTINYINT AS quantity");
    parquet("e", "SELECT 5 AS other");
    byte[] broken =
        Files.readAllBytes(parquet("f", "SELECT 'F' AS id, range AS quantity FROM range(1000)"));
    for (int i = 4; i < 80; i++) {
      broken[i] ^= 0x5a;
    }
    String page = lake.put("item_parquet", "2026-01-01", "f.parquet", broken);
    BatchReport report = batchOf(lake.run(), "item_parquet");

    assertThat(report.rows()).isEqualTo(new RowCounts(4, 3, 0, 0, 0, 1));
    assertThat(report.reasons()).isEqualTo(Map.of("scale price", 1L));
    assertThat(lake.query("SELECT id, quantity, price FROM silver.items ORDER BY 1"))
        .containsExactly("A|1|1.2500", "B|2|2.5000", "D|4|null");
    assertThat(report.unreadable().keySet())
        .containsExactlyInAnyOrder(page, page.replace("f.parquet", "e.parquet"));
    assertThat(report.unreadable().get(page)).startsWith("not readable as parquet: ");
  }

  private Path parquet(String name, String sql) throws SQLException, IOException {
    Path file = folder.resolve(name + ".parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(sql, file));
    }
    lake.put("item_parquet", "2026-01-01", name + ".parquet", Files.readAllBytes(file));
    return file;
  }

  @Test
  void continuesWithoutAFileThatWasDeleted() throws IOException {
    String gone = put("gone.csv", HEADER + "A,1,1\n");
    put("here.csv", HEADER + "B,1,1\n");
    lake.run(
        (step, feed) -> {
          if (step == io.saleslake.Progress.Step.STARTED) {
            delete(gone);
          }
        });

    assertThat(lake.query("SELECT path, status, reason FROM ops.files ORDER BY 1"))
        .containsExactly(gone + "|unreadable|gone", gone.replace("gone", "here") + "|done|null");
    assertThat(lake.query("SELECT id FROM silver.items")).containsExactly("B");
    assertThat(batchOf(lake.replay(), "item_files").unreadable()).isEqualTo(Map.of(gone, "gone"));
  }

  private void delete(String path) {
    try {
      Files.delete(lake.root().resolve("bronze").resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void readsTheEncodingsOfJava() {
    SmallContracts.change(
        contracts,
        "feeds/item_files",
        "value: csv}",
        "value: csv}\n      - {property: options, value: {encoding: windows-1252}}");
    lake.useContracts(contracts);
    lake.put(
        "item_files",
        "2026-01-01",
        "a.csv",
        (HEADER + "\u20ac\u2019\u00fc,1,1\n").getBytes(Charset.forName("windows-1252")));
    lake.run();

    assertThat(lake.query("SELECT id FROM silver.items")).containsExactly("\u20ac\u2019\u00fc");
  }
}
