package io.saleslake.local;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.StandardSql;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Converts Iceberg types to DuckDB types. */
final class DuckDbType {
  private DuckDbType() {}

  static String of(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case STRING -> "VARCHAR";
      case UUID -> "UUID";
      case FIXED, BINARY -> "BLOB";
      case TIMESTAMP ->
          ((Types.TimestampType) type).shouldAdjustToUTC() ? "TIMESTAMPTZ" : "TIMESTAMP";
      case DECIMAL -> {
        Types.DecimalType decimal = (Types.DecimalType) type;
        yield "DECIMAL(%d,%d)".formatted(decimal.precision(), decimal.scale());
      }
      case LIST -> of(type.asListType().elementType()) + "[]";
      case MAP ->
          "MAP(%s, %s)".formatted(of(type.asMapType().keyType()), of(type.asMapType().valueType()));
      case STRUCT ->
          type.asStructType().fields().stream()
              .map(field -> StandardSql.name(field.name()) + " " + of(field.type()))
              .collect(joining(", ", "STRUCT(", ")"));
      default -> throw new IllegalArgumentException("Iceberg format 2 has no type " + type);
    };
  }
}
