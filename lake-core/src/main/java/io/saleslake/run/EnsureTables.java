package io.saleslake.run;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.TableDefinition;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.MartContract;
import io.saleslake.names.Layer;
import io.saleslake.silver.Lineage;
import java.util.List;

/** Creates the tables that the contracts define, and evolves those that exist. */
final class EnsureTables {
  private EnsureTables() {}

  static void silver(Lake lake, Contracts contracts) {
    contracts
        .tables()
        .values()
        .forEach(
            table ->
                lake.ensure(
                    Layer.SILVER,
                    TableDefinition.of(
                        table.header(), table.name(), table.columns(), Lineage.COLUMNS)));
  }

  static void gold(Lake lake, List<MartContract> marts) {
    marts.forEach(
        mart ->
            lake.ensure(
                Layer.GOLD,
                TableDefinition.of(mart.header(), mart.name(), mart.columns(), List.of())));
  }
}
