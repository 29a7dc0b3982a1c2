package io.saleslake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Contracts of two small tables and no mart: {@code prices}, and {@code items} whose rows come from
 * CSV or Parquet files and look up a price where they have none.
 */
public final class SmallContracts {
  private static final String HEAD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop-%1$s
      name: %1$s
      version: 1.0.0
      status: active
      domain: shop
      description:
        purpose: A small table for tests.
      team:
        name: shop
      schema:
      """;

  private static final String ITEMS =
      """
        - name: items
          physicalType: table
          properties:
            - {name: id, logicalType: string, primaryKey: true}
            - {name: quantity, logicalType: integer, physicalType: int}
            - {name: price, logicalType: number, physicalType: "decimal(18,4)"}
            - {name: source, logicalType: string}
      """;

  private static final String PRICES =
      """
        - name: prices
          physicalType: table
          properties:
            - {name: id, logicalType: string, primaryKey: true}
            - {name: price, logicalType: number, physicalType: "decimal(18,4)", required: true}
      """;

  private static final String PRICES_FEED =
      """
        - name: price_files
          physicalType: file
          properties:
            - {name: id, logicalType: string}
            - {name: price, logicalType: number, physicalType: "decimal(18,4)"}
          customProperties:
            - {property: format, value: csv}
        - name: prices
          physicalType: table
          properties:
            - {name: id, transformLogic: id}
            - {name: price, transformLogic: price}
      """;

  private static final String ITEMS_FEED =
      """
        - name: %1$s
          physicalType: file
          properties:
            - {name: id, logicalType: string}
            - {name: quantity, logicalType: integer, physicalType: int}
            - {name: price, logicalType: number, physicalType: "decimal(18,4)"}
          customProperties:
            - {property: format, value: %2$s}
        - name: items
          physicalType: table
          customProperties:
            - property: lookups
              value:
                listed: {table: prices, key: {id: id}}
          properties:
            - {name: id, transformLogic: id}
            - {name: quantity, transformLogic: quantity}
            - {name: price, transformLogic: "coalesce(price, listed.price)"}
            - {name: source, transformLogic: "concat(_file_name, ':', string(_line))"}
      """;

  private SmallContracts() {}

  /** Writes them; feeds are {@code price_files}, {@code item_files} and {@code item_parquet}. */
  public static Path write(Path folder) {
    write(folder, "items", ITEMS);
    write(folder, "prices", PRICES);
    write(folder, "feeds/price_files", PRICES_FEED);
    write(folder, "feeds/item_files", ITEMS_FEED.formatted("item_files", "csv"));
    write(folder, "feeds/item_parquet", ITEMS_FEED.formatted("item_parquet", "parquet"));
    return folder;
  }

  private static void write(Path folder, String name, String schema) {
    try {
      Path file = folder.resolve("shop").resolve(name + ".yaml");
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, HEAD.formatted(name.replace("feeds/", "feed-")) + schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a part of one of the files. */
  public static void change(Path folder, String name, String part, String by) {
    try {
      Path file = folder.resolve("shop").resolve(name + ".yaml");
      String text = Files.readString(file);
      if (!text.contains(part)) {
        throw new IllegalArgumentException(name + " has no " + part);
      }
      Files.writeString(file, text.replace(part, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
