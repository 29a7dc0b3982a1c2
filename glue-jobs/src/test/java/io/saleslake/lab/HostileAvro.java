package io.saleslake.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Avro files with other types, codecs and columns than the other files. */
final class HostileAvro {
  private static final int ROWS = 12;

  /** A field: its Avro type as JSON, and the function that converts a row's text to its value. */
  private record Field(String type, Function<Map<LabColumn, String>, @Nullable Object> value) {}

  private final Draw draw;
  private final List<LabFile> files = new ArrayList<>();

  private HostileAvro(Draw draw) {
    this.draw = draw;
  }

  static List<LabFile> files(Draw draw) {
    HostileAvro avro = new HostileAvro(draw);
    avro.codecs();
    avro.types();
    avro.columns();
    avro.broken();
    return avro.files;
  }

  private static Map<String, Field> plain() {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("id", new Field("\"string\"", row -> row.get(LabColumn.ID)));
    fields.put("s", new Field("[\"null\", \"string\"]", row -> row.get(LabColumn.S)));
    fields.put("n", new Field("\"long\"", row -> Long.valueOf(row.get(LabColumn.N))));
    fields.put("i", new Field("\"int\"", row -> Integer.valueOf(row.get(LabColumn.I))));
    fields.put("dbl", new Field("\"double\"", row -> Double.valueOf(row.get(LabColumn.DBL))));
    fields.put("d", new Field(logical("int", "date"), row -> (int) day(row).toEpochDay()));
    fields.put("ts", new Field(logical("long", "timestamp-micros"), row -> micros(row)));
    fields.put("b", new Field("\"boolean\"", row -> Boolean.valueOf(row.get(LabColumn.B))));
    fields.put("m", decimal(18, 4, ""));
    return fields;
  }

  private static String logical(String type, String logical) {
    return "{\"type\": \"%s\", \"logicalType\": \"%s\"}".formatted(type, logical);
  }

  private static LocalDate day(Map<LabColumn, String> row) {
    return LocalDate.parse(row.get(LabColumn.D));
  }

  private static long micros(Map<LabColumn, String> row) {
    return LocalDateTime.parse(row.get(LabColumn.TS)).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  private static Field decimal(int precision, int scale, String add) {
    return new Field(
        "{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": %d, \"scale\": %d}"
            .formatted(precision, scale),
        row ->
            ByteBuffer.wrap(
                new BigDecimal(row.get(LabColumn.M))
                    .remainder(new BigDecimal(100_000))
                    .add(add.isEmpty() ? BigDecimal.ZERO : new BigDecimal(add))
                    .setScale(scale, java.math.RoundingMode.DOWN)
                    .unscaledValue()
                    .toByteArray()));
  }

  private void codecs() {
    add("codec-null", plain(), CodecFactory.nullCodec());
    add("codec-deflate", plain(), CodecFactory.deflateCodec(9));
    add("codec-snappy", plain(), CodecFactory.snappyCodec());
    add("codec-bzip2", plain(), CodecFactory.bzip2Codec());
    add("codec-xz", plain(), CodecFactory.xzCodec(6));
    add("codec-zstd", plain(), CodecFactory.zstandardCodec(3));
  }

  private void types() {
    type("n-int", "n", "\"int\"", row -> Integer.valueOf(row.get(LabColumn.I)));
    type("n-text", "n", "\"string\"", row -> row.get(LabColumn.N));
    type("n-double", "n", "\"double\"", row -> 12.0);
    type(
        "n-union",
        "n",
        "[\"null\", \"long\", \"string\"]",
        row -> row.get(LabColumn.B).equals("true") ? (Object) 5L : " 6 ");
    type("n-null", "n", "[\"null\", \"long\"]", row -> null);
    type("i-long", "i", "\"long\"", row -> Long.valueOf(row.get(LabColumn.I)));
    type("i-large", "i", "\"long\"", row -> 4_000_000_000L);
    type("dbl-float", "dbl", "\"float\"", row -> 0.1f);
    type("dbl-not-a-number", "dbl", "\"double\"", row -> Double.NaN);
    type("dbl-infinite", "dbl", "\"float\"", row -> Float.NEGATIVE_INFINITY);
    type("dbl-text", "dbl", "\"string\"", row -> "1e3");
    type("d-text", "d", "\"string\"", row -> row.get(LabColumn.D));
    type("d-int", "d", "\"int\"", row -> 20_260_101);
    type("d-early", "d", logical("int", "date"), row -> -200_000);
    type("d-far", "d", logical("int", "date"), row -> 40_000_000);
    type(
        "d-local-timestamp",
        "d",
        logical("long", "local-timestamp-millis"),
        row -> day(row).toEpochDay() * 86_400_000);
    type(
        "d-local-noon",
        "d",
        logical("long", "local-timestamp-millis"),
        row -> day(row).toEpochDay() * 86_400_000 + 43_200_000);
    type(
        "d-timestamp",
        "d",
        logical("long", "timestamp-millis"),
        row -> day(row).toEpochDay() * 86_400_000);
    type("ts-millis", "ts", logical("long", "timestamp-millis"), row -> micros(row) / 1000 + 7);
    type("ts-nanos", "ts", logical("long", "timestamp-nanos"), row -> micros(row) * 1000);
    type("ts-odd-nanos", "ts", logical("long", "timestamp-nanos"), row -> micros(row) * 1000 + 1);
    type("ts-local", "ts", logical("long", "local-timestamp-micros"), row -> micros(row) + 123);
    type("ts-text", "ts", "\"string\"", row -> row.get(LabColumn.TS) + "+01:00");
    type("ts-date", "ts", logical("int", "date"), row -> (int) day(row).toEpochDay());
    type("ts-long", "ts", "\"long\"", row -> micros(row));
    type("ts-extreme", "ts", logical("long", "timestamp-micros"), row -> Long.MAX_VALUE);
    type("b-text", "b", "\"string\"", row -> "yes");
    type("b-int", "b", "\"int\"", row -> 1);
    type("b-null", "b", "\"null\"", row -> null);
    type("m-scale-2", "m", decimal(10, 2, ""));
    type("m-scale-10", "m", decimal(38, 10, ""));
    type("m-too-fine", "m", decimal(38, 10, "0.0000000001"));
    type("m-too-large", "m", decimal(38, 2, "100000000000000"));
    type("m-double", "m", "\"double\"", row -> 0.1);
    type("m-small-double", "m", "\"double\"", row -> 1e-7);
    type("m-text", "m", "\"string\"", row -> row.get(LabColumn.M));
    type("m-bytes", "m", "\"bytes\"", row -> ByteBuffer.wrap(new byte[] {1, 2}));
    type("s-bytes", "s", "\"bytes\"", row -> ByteBuffer.wrap(new byte[] {0, (byte) 0xab}));
    type(
        "s-enum",
        "s",
        "{\"type\": \"enum\", \"name\": \"e\", \"symbols\": [\"X\", \"Y\"]}",
        row ->
            new GenericData.EnumSymbol(Schema.createEnum("e", null, null, List.of("X", "Y")), "Y"));
    type("s-float", "s", "\"float\"", row -> 1.1f);
    type("s-uuid", "s", logical("string", "uuid"), row -> "8c3f7d1e-0000-4000-8000-0123456789ab");
    type("id-null", "id", "[\"null\", \"string\"]", row -> null);
    type("id-int", "id", "\"int\"", row -> draw.random().nextInt());
  }

  private void type(String name, String column, Field field) {
    Map<String, Field> fields = plain();
    fields.put(column, field);
    add(name, fields, CodecFactory.nullCodec());
  }

  private void type(
      String name,
      String column,
      String type,
      Function<Map<LabColumn, String>, @Nullable Object> value) {
    type(name, column, new Field(type, value));
  }

  private void columns() {
    for (LabColumn column : LabColumn.values()) {
      Map<String, Field> fields = plain();
      fields.remove(column.columnName());
      add("lacks-" + column.columnName(), fields, CodecFactory.nullCodec());
    }
    Map<String, Field> other = new LinkedHashMap<>();
    other.put("x", new Field("\"int\"", row -> 1));
    add("other-columns", other, CodecFactory.nullCodec());
    Map<String, Field> more = plain();
    more.put("N", new Field("\"string\"", row -> "other"));
    more.put("_corrupt_record", new Field("\"string\"", row -> "x"));
    more.put("_metadata", new Field("[\"null\", \"int\"]", row -> null));
    more.put("l", new Field("{\"type\": \"array\", \"items\": \"int\"}", row -> List.of(1, 2)));
    more.put(
        "k", new Field("{\"type\": \"map\", \"values\": \"string\"}", row -> Map.of("k", "v\"w")));
    more.put("t", new Field(logical("int", "time-millis"), row -> 45_000_000));
    add("more-columns", more, CodecFactory.nullCodec());
  }

  private void broken() {
    byte[] good = files.get(0).content();
    file("empty", new byte[0]);
    file("magic-only", new byte[] {'O', 'b', 'j', 1});
    file("text", "id,s\n1,x\n".getBytes(UTF_8));
    file("half", Arrays.copyOf(good, good.length / 2));
    file("cut-sync", Arrays.copyOf(good, good.length - 4));
    file("garbage-after", Compress.join(good, "and more".getBytes(UTF_8)));
    file("joined", Compress.join(good, good));
    byte[] unknown =
        new String(good, java.nio.charset.StandardCharsets.ISO_8859_1)
            .replace("avro.codec\u0008null", "avro.codec\u0008nulx")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    file("unknown-codec", unknown);
    byte[] sync = good.clone();
    sync[good.length - 1] ^= 1;
    file("wrong-sync", sync);
    file("no-rows", write(plain(), CodecFactory.nullCodec(), 0));
  }

  private void add(String name, Map<String, Field> fields, CodecFactory codec) {
    file(name, write(fields, codec, ROWS));
  }

  private void file(String name, byte[] content) {
    files.add(new LabFile(LabFeed.FAVRO, "avro types", name, name + ".avro", content));
  }

  private byte[] write(Map<String, Field> fields, CodecFactory codec, int rows) {
    StringBuilder json = new StringBuilder();
    fields.forEach(
        (name, field) ->
            json.append(json.isEmpty() ? "" : ", ")
                .append("{\"name\": \"%s\", \"type\": %s}".formatted(name, field.type())));
    Schema schema =
        new Schema.Parser()
            .parse("{\"type\": \"record\", \"name\": \"r\", \"fields\": [%s]}".formatted(json));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(codec);
      writer.setSyncInterval(400); // several blocks
      writer.create(schema, bytes);
      for (int i = 0; i < rows; i++) {
        Map<LabColumn, String> row = draw.row();
        GenericRecord record = new GenericData.Record(schema);
        fields.forEach((name, field) -> record.put(name, field.value().apply(row)));
        writer.append(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
