package io.saleslake.bronze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Converts Parquet values to text according to their logical types. */
final class ParquetText {
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

  private ParquetText() {}

  /** Returns a field's text; null if absent. Nested and repeated fields become JSON. */
  static @Nullable String field(Group group, Type type, int index) throws CharacterCodingException {
    if (type.isRepetition(Repetition.REPEATED)) {
      return array(group, type, index).toString();
    }
    if (group.getFieldRepetitionCount(index) == 0) {
      return null;
    }
    return type.isPrimitive()
        ? value(group, type.asPrimitiveType(), index, 0)
        : object(group.getGroup(index, 0)).toString();
  }

  private static ArrayNode array(Group group, Type type, int index)
      throws CharacterCodingException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < group.getFieldRepetitionCount(index); i++) {
      if (type.isPrimitive()) {
        array.add(json(group, type.asPrimitiveType(), index, i));
      } else {
        array.add(object(group.getGroup(index, i)));
      }
    }
    return array;
  }

  private static ObjectNode object(Group group) throws CharacterCodingException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      Type type = group.getType().getType(i);
      if (type.isRepetition(Repetition.REPEATED)) {
        object.set(type.getName(), array(group, type, i));
      } else if (group.getFieldRepetitionCount(i) > 0) {
        if (type.isPrimitive()) {
          object.set(type.getName(), json(group, type.asPrimitiveType(), i, 0));
        } else {
          object.set(type.getName(), object(group.getGroup(i, 0)));
        }
      }
    }
    return object;
  }

  private static JsonNode json(Group group, PrimitiveType type, int field, int index)
      throws CharacterCodingException {
    boolean isLiteral =
        switch (type.getPrimitiveTypeName()) {
          case BOOLEAN, FLOAT, DOUBLE -> true;
          case INT32, INT64 ->
              type.getLogicalTypeAnnotation() == null
                  || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation;
          case INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> false;
        };
    return BinaryText.json(value(group, type, field, index), isLiteral);
  }

  private static String value(Group group, PrimitiveType type, int field, int index)
      throws CharacterCodingException {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> String.valueOf(group.getBoolean(field, index));
      case FLOAT -> BinaryText.of(group.getFloat(field, index));
      case DOUBLE -> BinaryText.of(group.getDouble(field, index));
      case INT32 -> integer(group.getInteger(field, index), logical, true);
      case INT64 -> integer(group.getLong(field, index), logical, false);
      case INT96 -> int96(group.getInt96(field, index));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> binary(group.getBinary(field, index), logical);
    };
  }

  private static String integer(
      long value, @Nullable LogicalTypeAnnotation logical, boolean is32Bit) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    } else if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    } else if (logical instanceof TimestampLogicalTypeAnnotation time) {
      return BinaryText.time(value, unit(time.getUnit()), time.isAdjustedToUTC());
    } else if (logical instanceof TimeLogicalTypeAnnotation time) {
      return LocalTime.ofNanoOfDay(value * unit(time.getUnit()).getDuration().toNanos()).toString();
    } else if (logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
      return is32Bit ? Integer.toUnsignedString((int) value) : Long.toUnsignedString(value);
    }
    return Long.toString(value);
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }

  /**
   * An INT96 timestamp (nanoseconds of the day, then Julian day), as written by Hive and by Spark
   * before version 3.
   */
  private static String int96(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong();
    long seconds = (bytes.getInt() - JULIAN_DAY_OF_EPOCH) * 86_400 + nanos / 1_000_000_000;
    return BinaryText.time(
        Math.addExact(Math.multiplyExact(seconds, 1_000_000), nanos % 1_000_000_000 / 1_000),
        ChronoUnit.MICROS,
        true);
  }

  private static String binary(Binary value, @Nullable LogicalTypeAnnotation logical)
      throws CharacterCodingException {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()).toPlainString();
    } else if (logical instanceof StringLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation) {
      return StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString();
    }
    return HexFormat.of().formatHex(value.getBytes());
  }
}
