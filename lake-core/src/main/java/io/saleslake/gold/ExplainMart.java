package io.saleslake.gold;

import io.saleslake.contract.Contracts;
import io.saleslake.contract.MartContract;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Step;
import java.util.List;

/** The steps that compute a mart, with no lake at hand. */
public final class ExplainMart {
  private ExplainMart() {}

  /** The mart's query, and the rows that are written. */
  public static List<Step> explain(Engine engine, Contracts contracts, MartContract mart) {
    try (EngineSession session = engine.open("Explain " + mart.name(), PromoteMart.ON_ERROR)) {
      mart.sources()
          .forEach(
              source -> session.values(source.toString(), contracts.columns(source), List.of()));
      String rows = MartQuery.summarise(session, mart);
      return List.of(
          MartQuery.query(mart),
          new Step("_rows_to_write", "Columns take the types of the mart's contract.", rows));
    }
  }
}
