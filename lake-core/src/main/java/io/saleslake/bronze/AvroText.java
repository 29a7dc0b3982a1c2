package io.saleslake.bronze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Converts Avro values to text according to their logical types. */
final class AvroText {
  private AvroText() {}

  /** Converts a value; nested values become JSON. */
  static @Nullable String value(@Nullable Object value, Schema declared) {
    if (value == null) {
      return null;
    }
    Schema schema = resolve(value, declared);
    return switch (schema.getType()) {
      case RECORD, ARRAY, MAP -> json(value, schema).toString();
      case BYTES -> bytes(remaining((ByteBuffer) value), schema);
      case FIXED -> bytes(((GenericFixed) value).bytes(), schema);
      case INT, LONG -> number(((Number) value).longValue(), schema);
      case FLOAT -> BinaryText.of((Float) value);
      case DOUBLE -> BinaryText.of((Double) value);
      case STRING, ENUM, BOOLEAN -> value.toString();
      case NULL, UNION -> null;
    };
  }

  private static Schema resolve(Object value, Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().get(GenericData.get().resolveUnion(schema, value))
        : schema;
  }

  private static JsonNode json(@Nullable Object value, Schema declared) {
    if (value == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    Schema schema = resolve(value, declared);
    if (value instanceof GenericRecord row) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      schema
          .getFields()
          .forEach(field -> object.set(field.name(), json(row.get(field.pos()), field.schema())));
      return object;
    } else if (value instanceof Collection<?> elements) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      elements.forEach(element -> array.add(json(element, schema.getElementType())));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      map.forEach((key, one) -> object.set(key.toString(), json(one, schema.getValueType())));
      return object;
    }
    String text = value(value, schema);
    return switch (schema.getType()) {
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN ->
          BinaryText.json(text, schema.getLogicalType() == null);
      default -> JsonNodeFactory.instance.textNode(text);
    };
  }

  private static byte[] remaining(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static String bytes(byte[] bytes, Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString()
        : HexFormat.of().formatHex(bytes);
  }

  private static String number(long value, Schema schema) {
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    return switch (logical) {
      case "date" -> LocalDate.ofEpochDay(value).toString();
      case "time-millis" -> LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1_000_000)).toString();
      case "time-micros" -> LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1_000)).toString();
      case "timestamp-millis" -> BinaryText.time(value, ChronoUnit.MILLIS, true);
      case "timestamp-micros" -> BinaryText.time(value, ChronoUnit.MICROS, true);
      case "timestamp-nanos" -> BinaryText.time(value, ChronoUnit.NANOS, true);
      case "local-timestamp-millis" -> BinaryText.time(value, ChronoUnit.MILLIS, false);
      case "local-timestamp-micros" -> BinaryText.time(value, ChronoUnit.MICROS, false);
      case "local-timestamp-nanos" -> BinaryText.time(value, ChronoUnit.NANOS, false);
      default -> Long.toString(value);
    };
  }
}
