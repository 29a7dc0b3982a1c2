package io.saleslake.infer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.infer.InferFeed.Inferred;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferFeedTest {
  @TempDir private Path folder;

  @Test
  void draftsAContractWithTheOptionsColumnsAndTypesOfTheFile() throws IOException {
    Path stall =
        write(
            "stall_2026-04.csv",
            ISO_8859_1,
            "Beleg;Kundennummer;Größe;Preis;verkauft am",
            "7;0042;groß;1.299,50;31.01.2026",
            "8;0007;;12,00;N/A",
            "9;;klein;3,25;01.02.2026");

    assertThat(infer(stall).feed().yaml())
        .isEqualTo(
            """
            # Inferred from stall_2026-04.csv, 3 rows. It goes to contracts/TODO/feeds/stall.yaml.
            # In these rows, beleg identifies a row.
            # Note: the text is not UTF-8; its bytes look like ISO-8859-1: check the letters that are not ASCII, --encoding sets another.
            apiVersion: v3.1.0
            kind: DataContract
            id: todo-feed-stall
            name: Stall
            version: 0.1.0
            status: draft
            domain: TODO
            description:
              purpose: TODO what these files are and who sends them
            team:
              name: TODO
            schema:
              - name: stall
                physicalType: file
                properties:
                  - name: beleg
                    physicalName: Beleg
                    logicalType: integer
                  # digits with leading zeros, kept as text
                  # no value in 1 of 3 rows
                  - name: kundennummer
                    physicalName: Kundennummer
                    logicalType: string
                  # no value in 1 of 3 rows
                  - name: grosse
                    physicalName: "Größe"
                    logicalType: string
                  - name: preis
                    physicalName: Preis
                    logicalType: number
                    physicalType: decimal(18,4)
                  # no value in 1 of 3 rows
                  - name: verkauft_am
                    physicalName: verkauft am
                    logicalType: date
                    logicalTypeOptions:
                      format: dd.MM.yyyy
                customProperties:
                  - property: format
                    value: csv
                  - property: options
                    value:
                      delimiter: ";"
                      encoding: ISO-8859-1
                      decimalMark: ","
                      thousandsMark: "."
                      missingValues: [N/A]
              # TODO the silver table, and its columns instead of these.
              - name: TODO
                physicalType: table
                properties:
                  - name: beleg
                    required: true
                    transformLogic: beleg
                  - name: kundennummer
                    transformLogic: kundennummer
                  - name: grosse
                    transformLogic: grosse
                  - name: preis
                    required: true
                    transformLogic: preis
                  - name: verkauft_am
                    transformLogic: verkauft_am
            """);
  }

  @Test
  void reportsAmbiguousDates() throws IOException {
    Inferred inferred = infer(write("sales.csv", "id,day", "1,01/02/2024", "2,12/12/2024"));

    assertThat(inferred.feed().yaml())
        .contains(
            """
                  # AMBIGUOUS: every value also reads as MM/dd/yyyy, such as 01/02/2024; ask the sender
                  - name: day
                    logicalType: date
                    logicalTypeOptions:
                      format: dd/MM/yyyy
            """);
    assertThat(inferred.notes())
        .contains(
            "day: AMBIGUOUS: every value also reads as MM/dd/yyyy, such as 01/02/2024; ask the"
                + " sender");
  }

  @Test
  void reportsNoAmbiguityForUnambiguousDates() throws IOException {
    Inferred inferred = infer(write("sales.csv", "id,day", "1,01/02/2024", "2,13/02/2024"));

    assertThat(inferred.feed().yaml()).contains("format: dd/MM/yyyy").doesNotContain("AMBIGUOUS");
  }

  @Test
  void readsAnAmbiguousDateLikeAColumnBesideIt() throws IOException {
    Inferred inferred =
        infer(
            write(
                "sales.csv", "ordered,shipped", "01/02/2024,01/13/2024", "02/02/2024,02/28/2024"));

    assertThat(formats(inferred)).containsExactly("MM/dd/yyyy", "MM/dd/yyyy");
    assertThat(inferred.feed().yaml()).contains("every value also reads as dd/MM/yyyy");
  }

  @Test
  void findsSeveralFormatsInOneColumn() throws IOException {
    assertThat(
            infer(
                    write(
                        "p.csv",
                        "at",
                        "31.01.2026 12:00",
                        "2026-02-01 08:00:00",
                        "01.02.2026 9:30"))
                .feed()
                .yaml())
        .contains(
            """
                  - name: at
                    logicalType: timestamp
                    customProperties:
                      - property: formats
                        value: ["dd.MM.yyyy H:mm", "yyyy-MM-dd HH:mm:ss"]
            """);
  }

  @Test
  void takesIsoDatesWithoutAFormatAndSingleDigitsWithOneLetter() throws IOException {
    Inferred inferred =
        infer(
            write(
                "t.csv",
                "day,time,zoned,short",
                "2026-01-31,2026-01-31 10:00:00,2026-01-31T10:00:00+01:00,1/31/2026",
                "2026-02-01,2026-02-01 11:00:00,2026-02-01T10:00:00Z,12/1/2026"));

    assertThat(types(inferred)).containsExactly("date", "timestamp", "timestamp", "date");
    assertThat(formats(inferred)).containsExactly("M/d/yyyy");
  }

  @Test
  void keepsTheDigitsOfNumbers() throws IOException {
    Inferred inferred =
        infer(
            write(
                "n.csv",
                "whole,money,fine,huge,plus,exp,flag,zeros",
                "1,2.50,0.123456,12345678901234567890,+5,1e3,true,1.0",
                "-3,1000.25,1.5,1,-2,2.5E-1,FALSE,2.0"));

    assertThat(types(inferred))
        .containsExactly(
            "integer",
            "number decimal(18,4)",
            "number decimal(18,6)",
            "string",
            "integer",
            "number double",
            "boolean",
            "number decimal(18,4)");
    assertThat(inferred.feed().yaml())
        .contains("# more digits than a number keeps, kept as text")
        .contains("# every fraction is 0: an id or a count that went through a double?");
  }

  @Test
  void namesTheValuesThatKeepAColumnFromBeingANumber() throws IOException {
    String[] lines = new String[21];
    Arrays.setAll(lines, i -> i == 0 ? "price" : i + ".50");
    lines[7] = "on request";

    assertThat(infer(write("n.csv", lines)).feed().yaml())
        .contains(
            """
                  # numbers but for 1 of 20 values, such as 'on request'; as a number, their rows go to quarantine
                  - name: price
                    logicalType: string
            """);
  }

  @Test
  void reportsAmbiguousNumbers() throws IOException {
    Inferred inferred = infer(write("n.csv", "id;price", "1;1,234", "2;12,500"));

    assertThat(types(inferred)).containsExactly("integer", "integer");
    assertThat(inferred.feed().yaml()).contains("thousandsMark: \",\"");
    assertThat(inferred.notes())
        .contains("price: AMBIGUOUS: 1,234 is taken for 1234 and may be 1.234; ask the sender");
  }

  @Test
  void namesColumnsThatIdentifyARow() throws IOException {
    assertThat(infer(write("k.csv", "a,b,price", "1,x,1.5", "1,y,2.5", "2,x,3.5")).notes())
        .contains("a row is identified by a + b");
    assertThat(infer(write("k.csv", "a,b", "1,x", "2,x")).notes())
        .contains("a row is identified by a");
  }

  @Test
  void reportsThatNoColumnsIdentifyARowAndCountsDuplicates() throws IOException {
    assertThat(infer(write("k.csv", "a,b", "1,x", "1,x", "1,", "1,x")).notes())
        .contains(
            "2 rows are exact copies of others",
            "a row is identified by no set of up to 4 columns");
  }

  @Test
  void namesColumnsThatSomeFilesLack() throws IOException {
    Path first = write("a.csv", "id,price", "1,2.5");
    Path second = write("b.csv", "price,id,note", "3.5,2,hello");

    Inferred inferred = infer(first, second);

    assertThat(inferred.notes()).contains("column 'note' is not in a.csv");
    assertThat(inferred.feed().yaml())
        .contains("# Inferred from a.csv and 1 more, 2 rows.")
        .contains("# no value in 1 of 2 rows\n      - name: note");
  }

  @Test
  void readsCompressedTabsWithoutHeader() throws IOException {
    Path file = folder.resolve("stores.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("S1\tBerlin\t2020-01-01\nS2\tKiel\t2021-05-01\n".getBytes(UTF_8));
    }

    assertThat(infer(file).feed().yaml())
        .contains("delimiter: \"\\t\"\n          header: false")
        .contains("- name: column0\n        logicalType: string");
  }

  @Test
  void doesNotReadADateAsAHeader() throws IOException {
    Inferred inferred = infer(write("s.csv", "S1,Kiel,09.06.2019", "S2,Bonn,2020-01-31"));

    assertThat(inferred.feed().yaml()).contains("header: false").contains("- name: column2\n");
    assertThat(inferred.notes()).contains("the first line of s.csv holds a date: no header");
  }

  @Test
  void derivesNoColumnFromTheFoldersOfBronze() throws IOException, SQLException {
    Path day = Files.createDirectories(folder.resolve("ingest_date=2026-04-01"));
    Path csv = Files.writeString(day.resolve("a.csv"), "id,price\n1,2.5\n");
    Path parquet = day.resolve("a.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("COPY (SELECT 1 AS id) TO '%s' (FORMAT parquet)".formatted(parquet));
    }

    assertThat(types(infer(csv))).containsExactly("integer", "number decimal(18,4)");
    assertThat(types(infer(parquet))).containsExactly("integer int");
  }

  @Test
  void seesLineBreaksBetweenQuotes() throws IOException {
    assertThat(
            infer(write("m.csv", "id,note", "1,\"two\nlines\"", "2,\"one, line\"")).feed().yaml())
        .contains("multiLine: true");
  }

  @Test
  void countsMalformedLines() throws IOException {
    String[] lines = new String[60];
    Arrays.setAll(lines, i -> i == 0 ? "id,price" : i + ",2.5");
    lines[40] = "40,2.5,too,many";

    assertThat(infer(write("b.csv", lines)).notes())
        .contains("1 line does not match the file's format and would be quarantined");
  }

  @Test
  void quotesWhatYamlWouldTakeForSomethingElse() throws IOException {
    assertThat(infer(write("q.csv", "yes,a: b,# c,\"say \"\"hi\"\"\"", "1,2,3,4")).feed().yaml())
        .contains("- name: \"yes\"")
        .contains("physicalName: \"a: b\"")
        .contains("physicalName: \"# c\"")
        .contains("physicalName: \"say \\\"hi\\\"\"");
  }

  @Test
  void readsJsonLinesWithTheirNestedValuesAsText() throws IOException {
    Inferred inferred =
        infer(
            write(
                "web.jsonl",
                "{\"order\":\"A1\",\"qty\":2,\"price\":12.50,\"to\":{\"city\":\"Kiel\"},\"ok\":true}",
                "{\"order\":\"A2\",\"qty\":null,\"price\":1,\"at\":\"2026-01-31T10:00:00Z\"}"));

    assertThat(types(inferred))
        .containsExactly(
            "string", "integer", "number decimal(18,4)", "string", "boolean", "timestamp");
    assertThat(inferred.feed().yaml())
        .contains("value: json")
        .contains("# no value in 1 of 2 rows");
  }

  @Test
  void readsTypesOfParquetFromItsMetadata() throws SQLException {
    Path file = folder.resolve("wholesale.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "COPY (SELECT 'O1' AS order_no, 1::INTEGER AS line, 2::BIGINT AS big,"
              + " 1.5::DECIMAL(12,3) AS quantity, 2.5::DOUBLE AS price, DATE '2026-01-31' AS day,"
              + " TIMESTAMP '2026-01-31 10:00:00' AS at, true AS ok, '31.01.2026' AS written)"
              + " TO '%s' (FORMAT parquet)".formatted(file));
    }

    Inferred inferred = infer(file);

    assertThat(types(inferred))
        .containsExactly(
            "string",
            "integer int",
            "integer",
            "number decimal(12,3)",
            "number decimal(18,4)",
            "date",
            "timestamp",
            "boolean",
            "date");
    assertThat(inferred.feed().yaml()).contains("# double in the file; money is decimal here");
    assertThat(formats(inferred)).containsExactly("dd.MM.yyyy");
  }

  @Test
  void keepsADoubleThatHasMoreDecimalsThanMoney() throws SQLException {
    Path file = folder.resolve("rates.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "COPY (SELECT 0.1::DOUBLE + 0.2::DOUBLE AS rate) TO '%s' (FORMAT parquet)"
              .formatted(file));
    }

    Inferred inferred = infer(file);

    assertThat(types(inferred)).containsExactly("number double");
    assertThat(inferred.feed().yaml())
        .contains(
            "# double in the file, with more than 4 decimals; for money declare decimal(p,s) and a"
                + " rounding");
  }

  @Test
  void readsParquetFilesWhoseTypesDiffer() throws SQLException {
    Path first = folder.resolve("a.parquet");
    Path second = folder.resolve("b.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("COPY (SELECT 1::INTEGER AS id) TO '%s' (FORMAT parquet)".formatted(first));
      statement.execute("COPY (SELECT 'A' AS id) TO '%s' (FORMAT parquet)".formatted(second));
    }

    assertThat(infer(first, second).notes())
        .contains("column 'id' is VARCHAR in b.parquet and INTEGER before");
  }

  @Test
  void readsTypesOfAvroFromItsSchema() throws IOException {
    Schema schema =
        SchemaBuilder.record("sale")
            .fields()
            .requiredString("order")
            .optionalInt("line")
            .requiredLong("stamp")
            .requiredDouble("price")
            .requiredString("at")
            .endRecord();
    Path file = folder.resolve("partner.avro");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.create(schema, file.toFile());
      for (String order : List.of("A1", "A2")) {
        writer.append(
            new GenericRecordBuilder(schema)
                .set("order", order)
                .set("line", order.equals("A1") ? 1 : null)
                .set("stamp", 7L)
                .set("price", 1.5)
                .set("at", "31.01.2026 10:00")
                .build());
      }
    }

    Inferred inferred = infer(file);

    assertThat(types(inferred))
        .containsExactly("string", "integer int", "integer", "number decimal(18,4)", "timestamp");
    assertThat(inferred.feed().yaml())
        .contains("# no value in 1 of 2 rows\n      - name: line")
        .contains("format: \"dd.MM.yyyy HH:mm\"")
        .contains("# In these rows, order identifies a row.");
  }

  @Test
  void prefersTheOrderThatOtherValuesOfTheColumnProve() throws IOException {
    Inferred inferred =
        infer(
            write("born.csv", "id,born", "1,5/31/1969", "2,1/2/1970", "3,12-05-69", "4,01-12-70"));

    assertThat(inferred.feed().yaml())
        .contains(
            """
                  # AMBIGUOUS: every value written MM-dd-yy also reads as dd-MM-yy, such as 01-12-70; the month is taken to come first as in M/d/yyyy; ask the sender
                  # TODO years have two digits, such as 01-12-70: each is read as the latest such year that is not after the file's day of arrival; where that is wrong, declare pivotYear (1950 means 1950 to 2049)
                  - name: born
                    logicalType: date
                    customProperties:
                      - property: formats
                        value: [M/d/yyyy, MM-dd-yy]
            """);
    assertThat(inferred.notes())
        .contains(
            "born: AMBIGUOUS: every value written MM-dd-yy also reads as dd-MM-yy, such as 01-12-70;"
                + " the month is taken to come first as in M/d/yyyy; ask the sender");
  }

  @Test
  void reportsAColumnThatProvesBothOrders() throws IOException {
    assertThat(infer(write("s.csv", "day", "31/01/2024", "01/31/2024", "01/02/2024")).notes())
        .contains(
            "day: AMBIGUOUS: some values have the day first and some the month, and others read"
                + " both ways, such as 01/02/2024; ask the sender");
  }

  @Test
  void keepsAnAmbiguousDateDayFirstWhereOtherColumnsDisagree() throws IOException {
    Inferred inferred =
        infer(
            write(
                "s.csv",
                "a,b,c",
                "01/31/2024,31/01/2024,01/02/2024",
                "02/28/2024,28/02/2024,03/04/2024"));

    assertThat(formats(inferred)).containsExactly("MM/dd/yyyy", "dd/MM/yyyy", "dd/MM/yyyy");
  }

  @Test
  void doesNotMapARateOntoAnAmount() throws IOException {
    Path file = write("s.csv", "order_id,discount,quantity,amount", "1,0.2,2,10.50", "2,0,1,3.25");

    Inferred inferred = InferSample.infer(Optional.of("order_lines"), file);

    assertThat(inferred.feed().yaml())
        .contains("# all values are from 0 to 1: a rate, not an amount\n      - name: discount\n")
        .contains("# Not mapped: discount is a rate in the file and an amount here.\n")
        .contains("transformLogic: quantity")
        .doesNotContain("transformLogic: discount");
    assertThat(inferred.notes())
        .contains(
            "discount is not mapped: a rate in the file (all values are from 0 to 1), an amount in"
                + " order_lines");
  }

  @Test
  void mapsADiscountThatIsAnAmount() throws IOException {
    Path file = write("s.csv", "order_id,discount", "1,1.20", "2,0.50");

    assertThat(InferSample.infer(Optional.of("order_lines"), file).feed().yaml())
        .contains("transformLogic: discount");
  }

  @Test
  void namesHeaderCellsThatAreEmptyOrRepeatedByTheirPosition() throws IOException {
    Inferred inferred = infer(write("h.csv", "id, name ,,name,Name", "1,a,x,b,c", "2,d,y,e,f"));

    assertThat(inferred.feed().yaml())
        .contains(
            """
                  - name: name
                    logicalType: string
                  # TODO a better name: the header has none
                  - name: column_3
                    physicalName: "#3"
                    logicalType: string
                  # TODO a better name: the header has it twice
                  - name: name_4
                    physicalName: "name#4"
                    logicalType: string
                  - name: name_2
                    physicalName: Name
                    logicalType: string
            """);
  }

  @Test
  void leavesOutAColumnWithoutNameAndValues() throws IOException {
    Inferred inferred = infer(write("h.csv", "id,price,", "1,2.5,", "2,3.5,"));

    assertThat(types(inferred)).containsExactly("integer", "number decimal(18,4)");
    assertThat(inferred.notes()).contains("a column without name and values is left out");
  }

  @Test
  void proposesTheSmallestKey() throws IOException {
    assertThat(
            infer(
                    write(
                        "k.csv",
                        "store,day_no,line,price",
                        "a,1,1,5",
                        "a,1,2,5",
                        "a,2,1,5",
                        "b,1,1,5",
                        "b,1,2,5",
                        "b,2,1,5",
                        "b,2,2,5",
                        "a,2,2,5"))
                .notes())
        .contains("a row is identified by store + day_no + line");
  }

  private static List<String> formats(Inferred inferred) {
    return inferred
        .feed()
        .yaml()
        .lines()
        .filter(line -> line.strip().startsWith("format: "))
        .map(line -> line.strip().substring("format: ".length()).replace("\"", ""))
        .toList();
  }

  /** Logical and physical types of the file's columns. */
  private static List<String> types(Inferred inferred) {
    String file =
        inferred
            .feed()
            .yaml()
            .substring(
                0, inferred.feed().yaml().indexOf("customProperties:\n      - property: format"));
    return Arrays.stream(file.split("logicalType: "))
        .skip(1)
        .map(
            part -> {
              List<String> lines = part.lines().toList();
              return lines.size() > 1 && lines.get(1).strip().startsWith("physicalType: ")
                  ? lines.get(0) + " " + lines.get(1).strip().substring("physicalType: ".length())
                  : lines.get(0);
            })
        .toList();
  }

  private static Inferred infer(Path... files) {
    return InferSample.infer(Optional.empty(), files);
  }

  private Path write(String name, String... lines) throws IOException {
    return write(name, UTF_8, lines);
  }

  private Path write(String name, Charset charset, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines), charset);
  }
}
