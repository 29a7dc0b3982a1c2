package io.saleslake.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.bronze.InspectFiles;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.FileOptions.Quotes;
import io.saleslake.contract.RawFormat;
import io.saleslake.engine.OnError;
import io.saleslake.engine.RawReader;
import io.saleslake.engine.ResultRow;
import io.saleslake.ledger.BronzeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DuckDB's reader of large plain files yields what the record readers yield. */
class ReadRawTest {
  private static final int ROWS = 20_000;
  private static final List<String> HEADERS = List.of("id", "name", "amount");

  @TempDir Path folder;
  private DuckDbEngine engine;
  private final List<BronzeFile> files = new ArrayList<>();

  @BeforeEach
  void start() {
    engine = new DuckDbEngine(new Configuration(), "1GB", folder.resolve("spill"));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"true, LF", "true, CRLF", "false, LF"})
  void readsPlainFilesAsTheRecordReadersDo(boolean header, String lineBreak) throws IOException {
    String end = lineBreak.equals("LF") ? "\n" : "\r\n";
    put("plain [1]*.csv", file(header ? "id,name,amount" : "", "%d,Zoë %d,1.50", end));
    put("quoted.csv", file(header ? "id,name,amount" : "", "%d,\"A \"\"%d\"\", 'B'\",", end));
    if (header) {
      put("reordered.csv", file("amount,extra,id", "\"\",x y %d,%d", end));
    }
    List<InspectedFile> inspected = inspect(header);
    assertThat(inspected).allMatch(file -> file.layout().isPlain());

    try (DuckDbSession session = engine.open("read", OnError.NULL)) {
      for (RawReader reader : RawReader.values()) {
        session.readFiles(reader.name(), format(header), HEADERS, root(), inspected, reader);
        session.run("CREATE TABLE rows_%1$s AS SELECT * FROM \"%1$s\"".formatted(reader.name()));
      }
      for (RawReader reader : List.of(RawReader.PARALLEL, RawReader.SERIAL)) {
        assertThat(count(session, "rows_" + reader)).isEqualTo((long) ROWS * files.size());
        assertThat(difference(session, "rows_" + reader, "rows_RECORDS")).isZero();
        assertThat(difference(session, "rows_RECORDS", "rows_" + reader)).isZero();
      }
    }
  }

  @Test
  void leavesFilesThatAreNotPlainToTheRecordReaders() throws IOException {
    String lines = file("id,name,amount", "%d,A %d,1.50", "\n");
    put("multi-line.csv", lines + "1,\"A\nB\",2\n");
    put("too-many-fields.csv", lines + "1,2,3,4\n");
    put("stray-quote.csv", lines + "1,A\"B,3\n");
    put("blank-line.csv", lines.replaceFirst("\n5,", "\n\n5,"));
    put("mixed-line-breaks.csv", lines.replaceFirst("\n5,", "\r\n5,"));
    List<InspectedFile> inspected = inspect(true);
    assertThat(inspected).noneMatch(file -> file.layout().isPlain());

    try (DuckDbSession session = engine.open("read", OnError.NULL)) {
      session.readFiles("_raw", format(true), HEADERS, root(), inspected, RawReader.PARALLEL);
      long records = inspected.stream().mapToLong(file -> file.layout().records()).sum();
      assertThat(count(session, "_raw")).isEqualTo(records);
      List<ResultRow> malformed =
          session.rows(
              "SELECT _file_name AS name, _line AS line FROM _raw WHERE _problem IS NOT NULL");
      assertThat(malformed)
          .extracting(row -> row.text("name") + ":" + row.number("line"))
          .containsExactlyInAnyOrder(
              "too-many-fields.csv:" + (ROWS + 2),
              "stray-quote.csv:" + (ROWS + 2),
              "multi-line.csv:" + (ROWS + 2));
    }
  }

  private static String file(String header, String line, String end) {
    StringBuilder text = new StringBuilder(header.isEmpty() ? "" : header + end);
    for (int i = 0; i < ROWS; i++) {
      text.append(line.formatted(i, i)).append(end);
    }
    return text.toString();
  }

  private void put(String name, String content) throws IOException {
    Path file = folder.resolve("bronze").resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
    files.add(new BronzeFile(name, Files.size(file), "1", Instant.EPOCH.plusSeconds(files.size())));
  }

  private String root() {
    return folder.resolve("bronze").toString();
  }

  private List<InspectedFile> inspect(boolean header) {
    return InspectFiles.inspect(files, all -> engine.inspect(format(header), root(), all));
  }

  private static RawFormat format(boolean header) {
    return new RawFormat(
        Format.CSV,
        new FileOptions(
            ",", '"', '"', "UTF-8", header, false, Quotes.STRICT, '.', "", List.of(), List.of()),
        HEADERS);
  }

  private static long count(DuckDbSession session, String relation) {
    return session.rows("SELECT count(*) AS n FROM " + relation).get(0).number("n");
  }

  private static long difference(DuckDbSession session, String one, String other) {
    return session
        .rows(
            "SELECT count(*) AS n FROM (SELECT * FROM %s EXCEPT ALL SELECT * FROM %s) AS d"
                .formatted(one, other))
        .get(0)
        .number("n");
  }
}
