package io.saleslake.drift;

import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;

/** Reads what crawlers found. */
public final class ReadBronze {
  private ReadBronze() {}

  /** All tables of a database of the Glue Data Catalog. */
  public static List<FoundTable> read(GlueClient glue, String database) {
    return glue
        .getTablesPaginator(GetTablesRequest.builder().databaseName(database).build())
        .stream()
        .flatMap(page -> page.tableList().stream())
        .map(FoundTable::of)
        .toList();
  }
}
