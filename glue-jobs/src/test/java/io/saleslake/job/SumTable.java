package io.saleslake.job;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Reads a table of the Glue Data Catalog without Spark, and prints sums: DATABASE TABLE COLUMN
 * GROUP... gives a line per group, its values and its sum with bars between them.
 */
final class SumTable {
  private SumTable() {}

  public static void main(String[] arguments) throws IOException {
    Catalog catalog =
        CatalogUtil.buildIcebergCatalog(
            "reader",
            Map.of("type", "glue", "io-impl", "org.apache.iceberg.aws.s3.S3FileIO"),
            new org.apache.hadoop.conf.Configuration());
    Map<String, BigDecimal> sums = new TreeMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(catalog.loadTable(TableIdentifier.of(arguments[0], arguments[1])))
            .build()) {
      for (Record row : rows) {
        String group =
            Stream.of(arguments)
                .skip(3)
                .map(column -> String.valueOf(row.getField(column)))
                .collect(Collectors.joining("|"));
        sums.merge(group, (BigDecimal) row.getField(arguments[2]), BigDecimal::add);
      }
    }
    sums.forEach((group, sum) -> System.out.println(group + "|" + sum.toPlainString()));
  }
}
