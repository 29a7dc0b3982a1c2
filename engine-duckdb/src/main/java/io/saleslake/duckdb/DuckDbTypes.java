package io.saleslake.duckdb;

import io.saleslake.contract.ColumnType;
import io.saleslake.engine.ValueType;
import java.util.Locale;
import java.util.stream.Collectors;
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
      case STRING -> "VARCHAR";
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case DECIMAL -> {
        Types.DecimalType decimal = (Types.DecimalType) type;
        yield "DECIMAL(%d,%d)".formatted(decimal.precision(), decimal.scale());
      }
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case LIST -> of(type.asListType().elementType()) + "[]";
      case STRUCT ->
          type.asStructType().fields().stream()
              .map(field -> Statements.name(field.name()) + " " + of(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      default -> throw new IllegalArgumentException("no table has columns of type " + type);
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
