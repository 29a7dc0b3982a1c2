package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes product files with pipes, decimal commas, dots as thousands marks, and multi-line
 * descriptions: first all products, then every month those with a changed price.
 */
final class ProductFiles {
  private static final int EVERY_DAYS = 30;
  private static final int CHANGE_ONE_IN = 200;
  private static final List<String> MISPLACED = List.of("1.5", "12.34,00", "1.2345,00");
  private static final List<String> HEADER =
      List.of(
          "product_id",
          "name",
          "category",
          "subcategory",
          "list_price",
          "currency",
          "description",
          "changed_at");

  private final BronzeFolder bronze;
  private final FeedTally tally = new FeedTally();

  ProductFiles(Path bronze) {
    this.bronze = new BronzeFolder(bronze, "product/products");
  }

  Manifest.Feed write(List<Product> products, SampleOptions options, SplittableRandom random)
      throws IOException {
    CsvText all = list(products, options.firstDay());
    List<String> noPrices =
        Collections.nCopies(Defect.BAD_TYPE.count(products.size()), "on request");
    broken(all, products, options.firstDay(), Defect.BAD_TYPE, noPrices);
    broken(all, products, options.firstDay(), Defect.MISPLACED_MARK, MISPLACED);
    save(all, options.firstDay(), products.size() + noPrices.size() + MISPLACED.size());

    for (int day = EVERY_DAYS; day < options.days(); day += EVERY_DAYS) {
      LocalDate arrives = options.day(day);
      List<Product> dearer =
          products.stream()
              .filter(product -> random.nextInt(CHANGE_ONE_IN) == 0)
              .map(ProductFiles::dearer)
              .toList();
      save(list(dearer, arrives), arrives, dearer.size());
      tally.planted(Defect.CORRECTION, dearer.size());
    }
    return tally.counts();
  }

  /** Products without orders, so that no order lines become invalid too. */
  private void broken(
      CsvText text, List<Product> like, LocalDate changed, Defect defect, List<String> prices) {
    for (int i = 0; i < prices.size(); i++) {
      String id = "P-" + defect.label() + i;
      text.line(fields(id, like.get(i), prices.get(i), changed));
      tally.broken(defect);
    }
    tally.planted(defect, prices.size());
  }

  /** Writes only the first file, without defects. */
  void writeAll(List<Product> products, LocalDate arrives) throws IOException {
    save(list(products, arrives), arrives, products.size());
  }

  private CsvText list(List<Product> products, LocalDate changed) {
    CsvText text = new CsvText('|').line(HEADER);
    for (Product product : products) {
      text.line(fields(product.id(), product, price(product.listPrice()), changed));
      tally.good(product.id(), List.of(product, changed));
    }
    return text;
  }

  private static List<String> fields(String id, Product product, String price, LocalDate changed) {
    return Arrays.asList(
        id,
        product.name(),
        product.category(),
        product.subcategory(),
        price,
        "EUR",
        description(product),
        ISO_LOCAL_DATE_TIME.format(changed.atStartOfDay()));
  }

  private static String description(Product product) {
    return product.listPrice() % 20 == 9
        ? product.name()
        : "\"%s\" | %s\nMade to last.\nSee also: %s"
            .formatted(product.name(), product.category(), product.subcategory());
  }

  private static Product dearer(Product product) {
    return new Product(
        product.id(),
        product.name(),
        product.category(),
        product.subcategory(),
        product.listPrice() + 100);
  }

  private static String price(long cents) {
    return String.format(Locale.GERMANY, "%,d,%02d", cents / 100, cents % 100);
  }

  private void save(CsvText text, LocalDate arrives, int rows) throws IOException {
    Files.write(bronze.file(arrives, "products_" + arrives + ".csv"), text.bytes(UTF_8));
    tally.file();
    tally.records(rows);
  }
}
