package io.saleslake.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.contract.Column;
import io.saleslake.contract.Column.Partition;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.ContractHeader;
import io.saleslake.names.Layer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvolveTableTest {
  private static final Column STORE = column("store_id", Kind.STRING, "Key of the store");
  private static final Column FLOORS = column("floors", Kind.INT, "");

  @TempDir Path folder;

  @Test
  void storesOwnerAndPurposeInTheTable() {
    TableMetadata table = ensure("store-operations", "Shops", STORE);
    assertThat(table.properties())
        .containsEntry("owner", "store-operations")
        .containsEntry("comment", "Shops");
    assertThat(table.schema().findField("store_id").doc()).isEqualTo("Key of the store");
  }

  @Test
  void updatesDescriptionsFromTheContract() {
    ensure("store-operations", "Shops", STORE);
    TableMetadata table =
        ensure("retail", "Shops and stalls", column("store_id", Kind.STRING, "Till id"));
    assertThat(table.properties())
        .containsEntry("owner", "retail")
        .containsEntry("comment", "Shops and stalls");
    assertThat(table.schema().findField("store_id").doc()).isEqualTo("Till id");
  }

  @Test
  void removesADescriptionThatTheContractNoLongerHas() {
    ensure("retail", "Shops", STORE);
    TableMetadata table = ensure("retail", "Shops", column("store_id", Kind.STRING, ""));
    assertThat(table.schema().findField("store_id").doc()).isNull();
  }

  @Test
  void commitsNothingWhenTheContractIsTheSame() {
    TableMetadata before = ensure("retail", "Shops", STORE, FLOORS);
    assertThat(ensure("retail", "Shops", STORE, FLOORS).metadataFileLocation())
        .isEqualTo(before.metadataFileLocation());
  }

  @Test
  void addsAndWidensColumns() {
    ensure("retail", "Shops", FLOORS);
    TableMetadata table = ensure("retail", "Shops", column("floors", Kind.BIGINT, ""), STORE);
    assertThat(table.schema().columns())
        .extracting(field -> field.name() + " " + field.type())
        .containsExactly("floors long", "store_id string");
  }

  @Test
  void refusesToNarrowDropOrRepartition() {
    ensure("retail", "Shops", STORE, FLOORS);
    assertRefused(
        "Cannot change lake.silver.stores.store_id: string does not widen to int",
        column("store_id", Kind.INT, ""),
        FLOORS);
    assertRefused(
        "Cannot change lake.silver.stores.floors: int does not widen to string",
        STORE,
        column("floors", Kind.STRING, ""));
    assertRefused(
        "Cannot drop lake.silver.stores.floors: the contract no longer has it, but the table's"
            + " rows do",
        STORE);
    assertRefused(
        "Cannot repartition lake.silver.stores from [] to [identity(store_id)]: rebuild the table"
            + " instead",
        new Column(
            "store_id",
            ColumnType.STRING,
            "Key of the store",
            false,
            0,
            Optional.of(Partition.IDENTITY)),
        FLOORS);
  }

  @Test
  void rejectsANarrowerType() {
    ensure("retail", "Shops", column("floors", Kind.BIGINT, ""));
    assertRefused("Cannot change lake.silver.stores.floors: long does not widen to int", FLOORS);
  }

  @Test
  void addsAFieldInsideAStruct() {
    evolve(reasons(text(3, "rule")));
    Table table = evolve(reasons(text(3, "rule"), text(4, "value")));
    assertThat(table.schema().asStruct().toString())
        .isEqualTo(
            "struct<1: feed: optional string, 2: reasons: optional list<struct<4: rule: optional"
                + " string, 5: value: optional string>>>");
    assertThat(evolve(reasons(text(3, "rule"), text(4, "value"))).schema().schemaId())
        .isEqualTo(table.schema().schemaId());
  }

  private Table evolve(TableDefinition definition) {
    try (Lake lake = Lake.open(LakeConfig.local(folder))) {
      return lake.ensure(Layer.OPS, definition);
    }
  }

  private static TableDefinition reasons(NestedField... fields) {
    return TableDefinition.byFeed(
        "rejected",
        new Schema(
            text(1, "feed"),
            NestedField.optional(
                2, "reasons", Types.ListType.ofOptional(9, Types.StructType.of(fields)))));
  }

  private static NestedField text(int id, String name) {
    return NestedField.optional(id, name, Types.StringType.get());
  }

  private void assertRefused(String message, Column... columns) {
    assertThatThrownBy(() -> ensure("retail", "Shops", columns))
        .isInstanceOf(LakeException.class)
        .hasMessage(message);
  }

  private TableMetadata ensure(String team, String purpose, Column... columns) {
    ContractHeader header =
        new ContractHeader(
            "stores.yaml", "reference", "1.0.0", team, purpose, Optional.empty(), Optional.empty());
    try (Lake lake = Lake.open(LakeConfig.local(folder))) {
      Table table =
          lake.ensure(
              Layer.SILVER, TableDefinition.of(header, "stores", List.of(columns), List.of()));
      return ((HasTableOperations) table).operations().refresh();
    }
  }

  private static Column column(String name, Kind kind, String description) {
    return new Column(name, ColumnType.of(kind), description, false, 0, Optional.empty());
  }
}
