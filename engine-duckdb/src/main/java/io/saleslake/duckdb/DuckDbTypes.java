package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.StandardSql;
import io.saleslake.engine.ValueType;
import java.util.Locale;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Types of DuckDB. Instants are TIMESTAMP in UTC in relations, and TIMESTAMPTZ in data files. */
final class DuckDbTypes {
  private DuckDbTypes() {}

  static String of(ColumnType type) {
    return switch (type.kind()) {
      case STRING -> "VARCHAR";
      case INT -> "INTEGER";
      case BIGINT -> "BIGINT";
      case DECIMAL -> "DECIMAL(%d,%d)".formatted(type.precision(), type.scale());
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
    };
  }

  /** As a data file has it. */
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

  /** The type of a relation's column, by the name that DuckDB gives it. */
  static ValueType valueType(String name) {
    return ValueType.of(
        switch (name) {
          case "VARCHAR" -> "string";
          case "INTEGER" -> "int";
          case "\"NULL\"" -> "void";
          default -> name.toLowerCase(Locale.ROOT);
        });
  }
}
