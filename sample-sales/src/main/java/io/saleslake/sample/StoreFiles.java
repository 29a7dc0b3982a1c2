package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** Writes the list of stores with tabs, without header, as gzip; the full list every month. */
final class StoreFiles {
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final int EVERY_DAYS = 30;

  private final BronzeFolder bronze;
  private final FeedTally tally = new FeedTally();

  StoreFiles(Path bronze) {
    this.bronze = new BronzeFolder(bronze, "reference/stores");
  }

  Manifest.Feed write(List<Store> stores, SampleOptions options) throws IOException {
    for (int day = 0; day < options.days(); day += EVERY_DAYS) {
      writeAll(stores, options.day(day));
    }
    tally.planted(Defect.EXACT_DUPLICATE, tally.counts().expected().duplicates());
    return tally.counts();
  }

  /** Writes the full list to one file. */
  void writeAll(List<Store> stores, LocalDate arrives) throws IOException {
    CsvText text = new CsvText('\t');
    for (Store store : stores) {
      City city = store.city();
      // Some were entered by hand.
      boolean german = city.country().equals("Germany");
      text.line(
          Arrays.asList(
              store.id(),
              store.name(),
              city.name(),
              city.region(),
              city.country(),
              city.currency(),
              german ? GERMAN.format(store.openedOn()) : store.openedOn()));
      tally.good(store.id(), store);
    }
    Path file = bronze.file(arrives, "stores_" + arrives + ".csv.gz");
    Files.write(file, StorefrontFeed.gzip(text.bytes(UTF_8)));
    tally.file();
    tally.records(stores.size());
  }
}
