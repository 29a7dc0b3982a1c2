package io.saleslake.drift;

import io.saleslake.contract.ColumnType;
import java.util.Locale;

/** The type families that a crawler distinguishes, with the matching contract types. */
enum GlueType {
  TEXT,
  INTEGER,
  NUMBER,
  BOOLEAN,
  DATE,
  TIMESTAMP,
  NESTED;

  static GlueType of(String type) {
    String name = type.toLowerCase(Locale.ROOT).replaceFirst("[(<].*", "");
    return switch (name) {
      case "tinyint", "smallint", "int", "integer", "bigint", "long" -> INTEGER;
      case "decimal", "double", "float" -> NUMBER;
      case "boolean" -> BOOLEAN;
      case "date" -> DATE;
      case "timestamp" -> TIMESTAMP;
      case "array", "map", "struct", "union" -> NESTED;
      default -> TEXT;
    };
  }

  static GlueType of(ColumnType type) {
    return switch (type.kind()) {
      case STRING -> TEXT;
      case INT, BIGINT -> INTEGER;
      case DECIMAL, DOUBLE -> NUMBER;
      case BOOLEAN -> BOOLEAN;
      case DATE -> DATE;
      case TIMESTAMP -> TIMESTAMP;
    };
  }

  /** The ODCS type for a Glue type, as YAML lines for a column. */
  static String odcs(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    return switch (of(type)) {
      case TEXT -> "logicalType: string";
      case INTEGER ->
          name.equals("bigint") || name.equals("long")
              ? "logicalType: integer"
              : "logicalType: integer\nphysicalType: int";
      case NUMBER ->
          "logicalType: number\nphysicalType: "
              + (name.startsWith("decimal(") ? name : "double # decimal(18,4) if it is money");
      case BOOLEAN -> "logicalType: boolean";
      case DATE -> "logicalType: date";
      case TIMESTAMP -> "logicalType: timestamp";
      case NESTED -> "logicalType: string # nested in the files: " + name;
    };
  }
}
