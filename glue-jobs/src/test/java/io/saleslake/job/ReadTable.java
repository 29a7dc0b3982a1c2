package io.saleslake.job;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Reads a table of the Glue Data Catalog without Spark: DATABASE TABLE COLUMN... prints a line per
 * row, its values with bars between them.
 */
final class ReadTable {
  private ReadTable() {}

  public static void main(String[] arguments) throws IOException {
    Catalog catalog =
        CatalogUtil.buildIcebergCatalog(
            "reader",
            Map.of("type", "glue", "io-impl", "org.apache.iceberg.aws.s3.S3FileIO"),
            new org.apache.hadoop.conf.Configuration());
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(catalog.loadTable(TableIdentifier.of(arguments[0], arguments[1])))
            .build()) {
      for (Record row : rows) {
        System.out.println(
            Stream.of(arguments)
                .skip(2)
                .map(column -> String.valueOf(row.getField(column)))
                .collect(Collectors.joining("|")));
      }
    }
  }
}
