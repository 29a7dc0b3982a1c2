package io.saleslake.lab;

import java.util.Locale;

/** The columns of the lab's silver table, one of each type. */
enum LabColumn {
  ID("string", "string"),
  S("string", "string"),
  N("integer", "bigint"),
  I("integer", "int"),
  DBL("number", "double"),
  D("date", "date"),
  TS("timestamp", "timestamp"),
  B("boolean", "boolean"),
  M("number", "decimal(18,4)");

  private final String logicalType;
  private final String physicalType;

  LabColumn(String logicalType, String physicalType) {
    this.logicalType = logicalType;
    this.physicalType = physicalType;
  }

  String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String logicalType() {
    return logicalType;
  }

  String physicalType() {
    return physicalType;
  }
}
