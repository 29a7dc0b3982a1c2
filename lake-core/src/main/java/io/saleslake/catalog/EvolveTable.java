package io.saleslake.catalog;

import io.saleslake.LakeException;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Updates a table to its contract. Columns can be added and widened, but not removed or changed
 * otherwise. Descriptions and owner are updated too.
 */
final class EvolveTable {
  private EvolveTable() {}

  static Table evolve(Table table, TableDefinition definition) {
    requireSameSpec(table, definition);
    requireNoneGone(table, definition.schema());
    requireWidening(table, definition.schema());
    UpdateSchema update = table.updateSchema().unionByNameWith(definition.schema());
    removeDescriptions(table, definition.schema(), update);
    boolean changed = !update.apply().sameSchema(table.schema());
    if (changed) {
      update.commit();
    }
    boolean redefined = setProperties(table, definition);
    if (changed || redefined) {
      table.refresh();
    }
    return table;
  }

  /** unionByNameWith keeps a column's description if the new one is absent. */
  private static void removeDescriptions(Table table, Schema wanted, UpdateSchema update) {
    for (NestedField column : wanted.columns()) {
      NestedField present = table.schema().findField(column.name());
      if (present != null && present.doc() != null && column.doc() == null) {
        update.updateColumnDoc(column.name(), null);
      }
    }
  }

  private static boolean setProperties(Table table, TableDefinition definition) {
    UpdateProperties update = table.updateProperties();
    boolean changed = false;
    for (Map.Entry<String, String> wanted : definition.properties().entrySet()) {
      // Selects the format version at creation; not stored as a table property.
      if (!wanted.getKey().equals(TableProperties.FORMAT_VERSION)
          && !wanted.getValue().equals(table.properties().get(wanted.getKey()))) {
        update.set(wanted.getKey(), wanted.getValue());
        changed = true;
      }
    }
    if (changed) {
      update.commit();
    }
    return changed;
  }

  /** unionByNameWith silently ignores a narrower type, so types are compared first. */
  private static void requireWidening(Table table, Schema wanted) {
    for (NestedField column : wanted.columns()) {
      NestedField present = table.schema().findField(column.name());
      if (present != null && !isSameOrWider(present.type(), column.type())) {
        throw LakeException.user(
            "Cannot change %s.%s: %s does not widen to %s"
                .formatted(table.name(), column.name(), present.type(), column.type()));
      }
    }
  }

  private static boolean isSameOrWider(Type present, Type wanted) {
    return wanted.isPrimitiveType()
        ? TypeUtil.isPromotionAllowed(present, wanted.asPrimitiveType())
        : present.typeId() == wanted.typeId();
  }

  private static void requireNoneGone(Table table, Schema wanted) {
    for (NestedField present : table.schema().columns()) {
      if (wanted.findField(present.name()) == null) {
        throw LakeException.user(
            "Cannot drop %s.%s: the contract no longer has it, but the table's rows do"
                .formatted(table.name(), present.name()));
      }
    }
  }

  private static void requireSameSpec(Table table, TableDefinition definition) {
    String present = describe(table.spec());
    String wanted = describe(definition.spec());
    if (!present.equals(wanted)) {
      throw LakeException.user(
          "Cannot repartition %s from %s to %s: rebuild the table instead"
              .formatted(table.name(), present, wanted));
    }
  }

  private static String describe(PartitionSpec spec) {
    StringBuilder text = new StringBuilder("[");
    spec.fields()
        .forEach(
            field ->
                text.append(text.length() > 1 ? ", " : "")
                    .append(field.transform())
                    .append('(')
                    .append(spec.schema().findColumnName(field.sourceId()))
                    .append(')'));
    return text.append(']').toString();
  }
}
