package io.saleslake;

import java.nio.file.Path;

/**
 * Raw records for tests: the reference data every order needs, and order lines as the feeds write
 * them.
 */
public final class Sales {
  public static final String STOREFRONT_HEADER =
      "receipt_no,line_no,sold_at,store_id,country,region,card_no,product_id,department,quantity,unit_price,discount,currency,kind";

  private Sales() {}

  /** A lake with the reference data in bronze and, in gold, only these marts. */
  public static TestLake lakeWithReferences(Path root, String... marts) {
    TestLake lake = TestLake.withMarts(root, marts);
    putReferences(lake);
    return lake;
  }

  /** A store S1, products P1 to P3 and customers C1 and C2. */
  public static void putReferences(TestLake lake) {
    lake.put(
        "stores", "2026-01-01", "stores.csv", "S1\tMitte\tBerlin\tNorth\tGermany\tEUR\t2019-05-01");
    lake.put(
        "products",
        "2026-01-01",
        "products.csv",
        "product_id|name|category|subcategory|list_price|currency|description|changed_at",
        "P1|Kettle|Home|Kitchen|24,90|EUR|\"boils\nwater\"|2026-01-01 00:00:00",
        "P2|Lamp|Home|Light|1.299,00|EUR|bright|2026-01-01 00:00:00",
        "P3|Chair|Office|Seating|99,00|EUR||2026-01-01 00:00:00");
    lake.put(
        "customers",
        "2026-01-01",
        "customers.csv",
        "CustomerNo;Name;Email;Segment;Country;Region;City;Registered;ChangedAt",
        "C1;Ada;ada@example.org;Consumer;Germany;North;Berlin;31.12.2024;2026-01-01 00:00:00",
        "C2;Bob;bob@example.org;Corporate;France;West;Brest;01.02.2025;2026-01-01 00:00:00");
  }

  /** One line of a till: quantity x price in EUR, sold by S1. */
  public static String till(
      String receipt, int line, String soldAt, String product, String quantity, String price) {
    return "%s,%d,%s,S1,Germany,North,C1,%s,Home,%s,%s,0,EUR,sale"
        .formatted(receipt, line, soldAt, product, quantity, price);
  }
}
