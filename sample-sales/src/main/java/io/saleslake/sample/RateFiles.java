package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes euro rates in the European Central Bank's history format: a column per currency, an empty
 * last column, newest first. The first file contains the history; then each business day has a file
 * with its rates and those of the previous day, some of which are corrections.
 */
final class RateFiles {
  private static final int HISTORY_DAYS = 14;
  private static final int CORRECTED_EVERY = 20;

  private final BronzeFolder bronze;
  private final FeedTally tally = new FeedTally();

  RateFiles(Path bronze) {
    this.bronze = new BronzeFolder(bronze, "reference/ecb_fx");
  }

  Manifest.Feed write(SampleOptions options, SplittableRandom random) throws IOException {
    List<EcbRates.Day> days =
        EcbRates.draw(
            random, options.firstDay().minusDays(HISTORY_DAYS), options.day(options.days()));
    List<EcbRates.Day> history =
        days.stream().filter(day -> !day.date().isAfter(options.firstDay())).toList();
    save(options.firstDay(), history);
    for (int i = history.size(); i < days.size(); i++) {
      EcbRates.Day before = days.get(i - 1);
      if (i % CORRECTED_EVERY == 0) {
        before = corrected(before);
      }
      save(days.get(i).date(), List.of(before, days.get(i)));
    }
    return tally.counts();
  }

  /** Writes one file with the rates of a period. */
  void writeAll(LocalDate first, LocalDate last, SplittableRandom random) throws IOException {
    save(first, EcbRates.draw(random, first.minusDays(HISTORY_DAYS), last));
  }

  private EcbRates.Day corrected(EcbRates.Day day) {
    List<Long> rates = new ArrayList<>(day.rates());
    rates.set(0, rates.get(0) + 100);
    tally.planted(Defect.CORRECTION, 1);
    return new EcbRates.Day(day.date(), rates);
  }

  private void save(LocalDate arrives, List<EcbRates.Day> oldestFirst) throws IOException {
    List<String> header = new ArrayList<>(List.of("Date"));
    header.addAll(EcbRates.CURRENCIES);
    header.add("");
    CsvText text = new CsvText(',').line(header);
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      text.line(fields(oldestFirst.get(i)));
    }
    Files.write(bronze.file(arrives, "eurofxref_" + arrives + ".csv"), text.bytes(US_ASCII));
    tally.file();
    tally.records(oldestFirst.size());
    tally.planted(Defect.UNNAMED_COLUMN, 1);
  }

  private List<String> fields(EcbRates.Day day) {
    List<String> fields = new ArrayList<>();
    fields.add(day.date().toString());
    for (int i = 0; i < day.rates().size(); i++) {
      long rate = day.rates().get(i);
      if (rate == 0) {
        fields.add("N/A");
      } else {
        fields.add(BigDecimal.valueOf(rate, 4).stripTrailingZeros().toPlainString());
        tally.good(EcbRates.CURRENCIES.get(i) + day.date(), rate);
      }
    }
    fields.add("");
    return fields;
  }
}
