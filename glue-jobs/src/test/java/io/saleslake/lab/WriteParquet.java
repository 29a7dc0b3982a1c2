package io.saleslake.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files with physical types that DuckDB does not write, by parquet-java. */
final class WriteParquet {
  private static final int ROWS = 12;

  private interface Put {
    void into(Group group, Map<LabColumn, String> row);
  }

  private final Draw draw;
  private final Path target;
  private final List<LabFile> files = new ArrayList<>();

  private WriteParquet(Draw draw, Path folder) {
    this.draw = draw;
    this.target = folder.resolve("written-by-java.parquet");
  }

  static List<LabFile> files(Draw draw, Path folder) {
    WriteParquet parquet = new WriteParquet(draw, folder);
    parquet.types();
    return parquet.files;
  }

  private void types() {
    add("ts-int96", "required int96 ts", (group, row) -> group.add("ts", int96(row, 123_456_000)));
    add(
        "ts-int96-odd",
        "required int96 ts",
        (group, row) -> group.add("ts", int96(row, 123_456_789)));
    add(
        "m-int32",
        "required int32 m (DECIMAL(9,2))",
        (group, row) -> group.add("m", draw.random().nextInt(999_999_999)));
    add(
        "m-int64",
        "required int64 m (DECIMAL(18,4))",
        (group, row) -> group.add("m", unscaled(row).unscaledValue().longValueExact()));
    add(
        "m-binary",
        "required binary m (DECIMAL(20,4))",
        (group, row) -> group.add("m", bytes(unscaled(row).unscaledValue().toByteArray())));
    add(
        "m-fixed",
        "required fixed_len_byte_array(9) m (DECIMAL(20,4))",
        (group, row) -> group.add("m", bytes(fixed(unscaled(row), 9))));
    add(
        "s-binary",
        "required binary s",
        (group, row) -> group.add("s", bytes(new byte[] {0, (byte) 0xab, 'x'})));
    add(
        "s-json",
        "required binary s (JSON)",
        (group, row) -> group.add("s", Binary.fromString("{\"a\": 1.50}")));
    add(
        "s-enum",
        "required binary s (ENUM)",
        (group, row) -> group.add("s", Binary.fromString("X")));
    add(
        "s-not-utf8",
        "required binary s (STRING)",
        (group, row) -> group.add("s", bytes(new byte[] {'a', (byte) 0xff})));
    add(
        "ts-millis-local",
        "required int64 ts (TIMESTAMP(MILLIS,false))",
        (group, row) -> group.add("ts", millis(row)));
    add(
        "ts-nanos-utc",
        "required int64 ts (TIMESTAMP(NANOS,true))",
        (group, row) -> group.add("ts", millis(row) * 1_000_000));
    add("i-int8", "required int32 i (INTEGER(8,true))", (group, row) -> group.add("i", -5));
    add("n-uint64", "required int64 n (INTEGER(64,false))", (group, row) -> group.add("n", -1L));
    add("b-absent", "optional boolean b", (group, row) -> {});
  }

  private void add(String name, String changed, Put put) {
    StringBuilder schema = new StringBuilder("message rows {");
    for (LabColumn column : LabColumn.values()) {
      String type =
          changed.matches(".* " + column.columnName() + "( .*)?") ? changed : plain(column);
      schema.append(' ').append(type).append(';');
    }
    MessageType type = MessageTypeParser.parseMessageType(schema + " }");
    try {
      Files.deleteIfExists(target);
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(target))
              .withType(type)
              .withWriterVersion(
                  files.size() % 2 == 0 ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0)
              .build()) {
        for (int i = 0; i < ROWS; i++) {
          writer.write(row(type, changed, put));
        }
      }
      files.add(
          new LabFile(
              LabFeed.FPARQUET,
              "parquet types",
              "java-" + name,
              "java-" + name + ".parquet",
              Files.readAllBytes(target)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Group row(MessageType type, String changed, Put put) {
    Map<LabColumn, String> row = draw.row();
    Group group = new SimpleGroup(type);
    for (LabColumn column : LabColumn.values()) {
      String name = column.columnName();
      String text = row.get(column);
      if (changed.matches(".* " + name + "( .*)?")) {
        put.into(group, row);
      } else {
        switch (column) {
          case ID, S -> group.add(name, Binary.fromString(text));
          case N -> group.add(name, Long.parseLong(text));
          case I -> group.add(name, Integer.parseInt(text));
          case DBL -> group.add(name, Double.parseDouble(text));
          case D -> group.add(name, (int) LocalDate.parse(text).toEpochDay());
          case TS -> group.add(name, millis(row) * 1000);
          case B -> group.add(name, Boolean.parseBoolean(text));
          case M -> group.add(name, bytes(unscaled(row).unscaledValue().toByteArray()));
        }
      }
    }
    return group;
  }

  private static String plain(LabColumn column) {
    return switch (column) {
      case ID -> "required binary id (STRING)";
      case S -> "optional binary s (STRING)";
      case N -> "optional int64 n";
      case I -> "optional int32 i";
      case DBL -> "optional double dbl";
      case D -> "optional int32 d (DATE)";
      case TS -> "optional int64 ts (TIMESTAMP(MICROS,true))";
      case B -> "optional boolean b";
      case M -> "optional binary m (DECIMAL(18,4))";
    };
  }

  private static BigDecimal unscaled(Map<LabColumn, String> row) {
    return new BigDecimal(row.get(LabColumn.M)).setScale(4);
  }

  private static long millis(Map<LabColumn, String> row) {
    return LocalDateTime.parse(row.get(LabColumn.TS))
        .toInstant(java.time.ZoneOffset.UTC)
        .toEpochMilli();
  }

  private static Binary int96(Map<LabColumn, String> row, int nanos) {
    LocalDateTime time = LocalDateTime.parse(row.get(LabColumn.TS));
    return bytes(
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(time.toLocalTime().toNanoOfDay() + nanos)
            .putInt((int) time.getLong(JulianFields.JULIAN_DAY))
            .array());
  }

  private static byte[] fixed(BigDecimal value, int length) {
    byte[] bytes = value.unscaledValue().toByteArray();
    byte[] fixed = new byte[length];
    java.util.Arrays.fill(fixed, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, fixed, length - bytes.length, bytes.length);
    return fixed;
  }

  private static Binary bytes(byte[] bytes) {
    return Binary.fromConstantByteArray(bytes);
  }
}
