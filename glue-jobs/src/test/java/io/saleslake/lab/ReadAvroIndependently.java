package io.saleslake.lab;

import io.saleslake.lab.Reading.RawRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Reads Avro with its own generic reader; values become text as the lake documents it. */
final class ReadAvroIndependently {
  private ReadAvroIndependently() {}

  static Reading read(LabFile file) {
    List<RawRecord> records = new ArrayList<>();
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(
            new SeekableByteArrayInput(file.content()), new GenericDatumReader<>())) {
      Schema schema = reader.getSchema();
      if (schema.getType() != Schema.Type.RECORD) {
        return Reading.unreadable("not records");
      }
      while (reader.hasNext()) {
        records.add(record(reader.next(), schema));
      }
      return Reading.of(records);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      return Reading.unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static RawRecord record(GenericRecord record, Schema schema) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      Object value = record.get(field.pos());
      Schema type = branch(field.schema(), value);
      String text = text(value, type);
      fields.put(field.name(), text == null || text.isEmpty() ? null : text);
    }
    return RawRecord.of(fields);
  }

  private static Schema branch(Schema schema, @Nullable Object value) {
    return schema.getType() == Schema.Type.UNION
        ? schema
            .getTypes()
            .get(new org.apache.avro.generic.GenericData().resolveUnion(schema, value))
        : schema;
  }

  private static @Nullable String text(@Nullable Object value, Schema type) {
    if (value == null) {
      return null;
    }
    LogicalType logical = type.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return new BigDecimal(new BigInteger(bytes(value)), decimal.getScale()).toPlainString();
    }
    String name = logical == null ? "" : logical.getName();
    return switch (name) {
      case "date" -> LocalDate.ofEpochDay((Integer) value).toString();
      case "timestamp-millis" -> at((Long) value, ChronoUnit.MILLIS);
      case "timestamp-micros" -> at((Long) value, ChronoUnit.MICROS);
      case "timestamp-nanos" -> at((Long) value, ChronoUnit.NANOS);
      case "local-timestamp-millis" -> local((Long) value, ChronoUnit.MILLIS);
      case "local-timestamp-micros" -> local((Long) value, ChronoUnit.MICROS);
      case "local-timestamp-nanos" -> local((Long) value, ChronoUnit.NANOS);
      default -> plain(value);
    };
  }

  private static String plain(Object value) {
    if (value instanceof Float number) {
      return number.isNaN() || number.isInfinite()
          ? number.toString()
          : new BigDecimal(number.toString()).toPlainString();
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite()
          ? number.toString()
          : new BigDecimal(number.toString()).toPlainString();
    }
    return value instanceof ByteBuffer || value instanceof GenericFixed
        ? HexFormat.of().formatHex(bytes(value))
        : value.toString();
  }

  private static byte[] bytes(Object value) {
    if (value instanceof GenericFixed fixed) {
      return fixed.bytes();
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static String at(long value, ChronoUnit unit) {
    return Instant.EPOCH.plus(value, unit).toString();
  }

  private static String local(long value, ChronoUnit unit) {
    return Instant.EPOCH
        .plus(value, unit)
        .atOffset(ZoneOffset.UTC)
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.NANOS)
        .toString();
  }
}
