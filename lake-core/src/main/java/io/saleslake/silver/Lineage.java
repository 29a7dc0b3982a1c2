package io.saleslake.silver;

import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns that every silver row has beside its contract's. */
public final class Lineage {
  public static final String BATCH_ID = "_batch_id";
  public static final String SOURCE_FILE = "_source_file";
  public static final String ARRIVED_AT = "_arrived_at";
  public static final String PROMOTED_AT = "_promoted_at";

  public static final List<Column> COLUMNS =
      List.of(
          column(BATCH_ID, Kind.STRING, "The batch that last wrote the row"),
          column(SOURCE_FILE, Kind.STRING, "The bronze file the row came from"),
          column(ARRIVED_AT, Kind.TIMESTAMP, "When storage got that file"),
          column(PROMOTED_AT, Kind.TIMESTAMP, "When the batch started"));

  private Lineage() {}

  /** The columns of a silver table: those of its contract, and the lineage. */
  static List<Column> with(List<Column> columns) {
    return Stream.concat(columns.stream(), COLUMNS.stream()).toList();
  }

  private static Column column(String name, Kind kind, String description) {
    return new Column(name, ColumnType.of(kind), description, false, 0, Optional.empty());
  }
}
