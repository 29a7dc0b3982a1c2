package io.saleslake.sample;

import io.saleslake.sample.PlantDefects.Placed;
import io.saleslake.sample.PlantDefects.Planted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a sales feed: draws orders, plants defects, and writes the rows to files. */
final class WriteSales {
  private final SalesFeed feed;
  private final SampleOptions options;
  private final DrawOrders orders;
  private final SplittableRandom random;
  private final BronzeFolder bronze;
  private final FeedTally tally = new FeedTally();

  WriteSales(
      SalesFeed feed,
      SampleOptions options,
      Catalogue catalogue,
      SplittableRandom random,
      Path bronze) {
    this.feed = feed;
    this.options = options;
    this.random = random;
    this.orders = new DrawOrders(feed.channel(), options, catalogue, random);
    this.bronze = new BronzeFolder(bronze, "sales/" + feed.channel().feed());
  }

  Manifest.Feed write() throws IOException {
    Planted planted = new PlantDefects(orders.period(), feed.faults(), options, random).plant();
    planted.counts().forEach(tally::planted);

    Map<Delivery, List<Placed>> deliveries = new TreeMap<>();
    for (Placed placed : planted.rows()) {
      count(placed);
      deliveries
          .computeIfAbsent(
              feed.delivery(placed.line(), placed.day()), delivery -> new ArrayList<>())
          .add(placed);
    }
    for (Map.Entry<Delivery, List<Placed>> delivery : deliveries.entrySet()) {
      Path file = bronze.file(delivery.getKey().arrives(), feed.fileName(delivery.getKey()));
      feed.write(file, delivery.getKey(), rows(delivery.getValue()));
      tally.file();
      tally.records(delivery.getValue().size());
    }

    ExtraFiles extra = new ExtraFiles(feed, options, orders, bronze);
    new PlantFiles(extra, tally).write(feed.channel());
    new BreakFiles(extra, random).write(feed.channel()).forEach(tally::unreadable);
    return tally.counts();
  }

  private void count(Placed placed) {
    if (placed.fault() == null || placed.fault().defect().rule().isEmpty()) {
      tally.good(placed.line());
    } else {
      tally.broken(placed.fault().defect());
    }
  }

  private List<Map<String, @Nullable Object>> rows(List<Placed> placed) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>(placed.size());
    for (Placed one : placed) {
      Map<String, @Nullable Object> row = feed.row(one.line());
      if (one.fault() != null) {
        String column = one.fault().column();
        row.put(column, one.fault().change().of(row.get(column)));
      }
      rows.add(row);
    }
    return rows;
  }
}
