package io.saleslake.sample;

import static java.util.stream.Collectors.toConcurrentMap;

import io.saleslake.LakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Generates sample sales in bronze, with planted and counted defects. */
public final class GenerateSample {
  private static final int PRODUCTS = 400;
  private static final int CUSTOMERS = 4_000;

  private GenerateSample() {}

  /**
   * Writes the sample below {@code bronze}; files with the same name are replaced.
   *
   * @return the written files and the expected results
   */
  public static Manifest generate(Path bronze, SampleOptions options) {
    SplittableRandom random = new SplittableRandom(options.seed());
    Catalogue catalogue = Catalogue.draw(random.split(), PRODUCTS, CUSTOMERS);
    Map<String, Manifest.Feed> feeds = new LinkedHashMap<>();
    try {
      // One random split per feed, so that a change in one does not affect the others.
      feeds.put("stores", new StoreFiles(bronze).write(catalogue.stores(), options));
      feeds.put(
          "products",
          new ProductFiles(bronze).write(catalogue.products(), options, random.split()));
      feeds.put(
          "customers",
          new CustomerFiles(bronze).write(catalogue.customers(), options, random.split()));
      feeds.put("ecb_fx", new RateFiles(bronze).write(options, random.split()));
      feeds.putAll(writeSales(bronze, options, catalogue, random));
    } catch (IOException | UncheckedIOException e) {
      throw LakeException.external("Cannot write sample sales: " + e.getMessage(), e);
    }
    return new Manifest(options, feeds);
  }

  private static Map<String, Manifest.Feed> writeSales(
      Path bronze, SampleOptions options, Catalogue catalogue, SplittableRandom random) {
    Map<String, WriteSales> writers = new LinkedHashMap<>();
    for (SalesFeed feed :
        List.of(
            new StorefrontFeed(options),
            new WebshopFeed(options),
            new WholesaleFeed(options),
            new PartnerFeed(options))) {
      WriteSales writer = new WriteSales(feed, options, catalogue, random.split(), bronze);
      writers.put(feed.channel().feed(), writer);
    }
    // In parallel: each feed has its own random generator and folder.
    Map<String, Manifest.Feed> written =
        writers.entrySet().parallelStream()
            .collect(toConcurrentMap(Map.Entry::getKey, entry -> write(entry.getValue())));
    Map<String, Manifest.Feed> feeds = new LinkedHashMap<>();
    writers.keySet().forEach(name -> feeds.put(name, written.get(name)));
    return feeds;
  }

  private static Manifest.Feed write(WriteSales sales) {
    try {
      return sales.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
