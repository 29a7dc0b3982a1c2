package io.saleslake.drift;

import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;

/** Reads the tables that crawlers created. */
public final class ReadBronze {
  private ReadBronze() {}

  /** Returns all tables in a Glue Data Catalog database. */
  public static List<FoundTable> read(GlueClient glue, String database) {
    return glue
        .getTablesPaginator(GetTablesRequest.builder().databaseName(database).build())
        .stream()
        .flatMap(page -> page.tableList().stream())
        .map(FoundTable::of)
        .toList();
  }
}
