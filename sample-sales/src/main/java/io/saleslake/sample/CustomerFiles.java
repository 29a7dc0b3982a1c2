package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes customer files with semicolons, Western European encoding and German dates: first all
 * customers, then every week the changed ones and some unchanged ones.
 */
final class CustomerFiles {
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final int EVERY_DAYS = 7;
  private static final int CHANGES = 3;
  private static final int REPEATS = 5;
  private static final LocalDate CENTURIES_AGO = LocalDate.of(1899, 12, 31);
  private static final List<String> HEADER =
      List.of(
          "CustomerNo",
          "Name",
          "Email",
          "Segment",
          "Country",
          "Region",
          "City",
          "Registered",
          "ChangedAt");

  private final BronzeFolder bronze;
  private final FeedTally tally = new FeedTally();

  CustomerFiles(Path bronze) {
    this.bronze = new BronzeFolder(bronze, "customer/customers");
  }

  Manifest.Feed write(List<Customer> customers, SampleOptions options, SplittableRandom random)
      throws IOException {
    CsvText all = header();
    customers.forEach(customer -> good(all, customer, customer.registeredOn()));
    int rows = customers.size();
    rows += broken(all, customers, Defect.INVALID_EMAIL);
    rows += broken(all, customers, Defect.UNKNOWN_SEGMENT);
    rows += broken(all, customers, Defect.YEAR_BELOW_1900);
    save(all, options.firstDay(), rows);

    List<Customer> known = new ArrayList<>(customers);
    // Each customer changes at most once; in a sample of years all may have changed.
    int weeks = Math.min((options.days() - 1) / EVERY_DAYS, customers.size() / (CHANGES + REPEATS));
    for (int week = 1; week <= weeks; week++) {
      int day = week * EVERY_DAYS;
      CsvText changes = header();
      for (int i = 0; i < CHANGES; i++) {
        Customer moved = moved(known.remove(random.nextInt(known.size())), random);
        good(changes, moved, options.day(day - 1));
      }
      for (int i = 0; i < REPEATS; i++) {
        Customer same = known.remove(random.nextInt(known.size()));
        good(changes, same, same.registeredOn());
      }
      save(changes, options.day(day), CHANGES + REPEATS);
      tally.planted(Defect.CORRECTION, CHANGES);
      tally.planted(Defect.EXACT_DUPLICATE, REPEATS);
    }
    return tally.counts();
  }

  /** Writes only the first file, without defects. */
  void writeAll(List<Customer> customers, LocalDate arrives) throws IOException {
    CsvText all = header();
    customers.forEach(customer -> good(all, customer, customer.registeredOn()));
    save(all, arrives, customers.size());
  }

  /** Customers without orders, so that no order lines become invalid too. */
  private int broken(CsvText text, List<Customer> like, Defect defect) {
    int count = defect.count(like.size());
    for (int i = 0; i < count; i++) {
      Customer model = like.get(i);
      Customer broken =
          new Customer(
              "C-" + defect.label().charAt(0) + Catalogue.digits(i, 5),
              model.name(),
              defect == Defect.INVALID_EMAIL ? "unknown" : model.email(),
              defect == Defect.UNKNOWN_SEGMENT ? "Friends" : model.segment(),
              model.city(),
              defect == Defect.YEAR_BELOW_1900 ? CENTURIES_AGO : model.registeredOn());
      line(text, broken, model.registeredOn());
      tally.broken(defect);
    }
    tally.planted(defect, count);
    return count;
  }

  private static Customer moved(Customer customer, SplittableRandom random) {
    return new Customer(
        customer.id(),
        customer.name(),
        "moved." + customer.email(),
        customer.segment(),
        Catalogue.pick(City.ALL, random),
        customer.registeredOn());
  }

  private static CsvText header() {
    return new CsvText(';').line(HEADER);
  }

  private void good(CsvText text, Customer customer, LocalDate changed) {
    line(text, customer, changed);
    tally.good(customer.id(), List.of(customer, changed));
  }

  private static void line(CsvText text, Customer customer, LocalDate changed) {
    LocalDateTime changedAt = changed.atTime(9, 30);
    City city = customer.city();
    text.line(
        List.of(
            customer.id(),
            customer.name(),
            customer.email(),
            customer.segment(),
            city.country(),
            city.region(),
            city.name(),
            GERMAN.format(customer.registeredOn()),
            ISO_LOCAL_DATE_TIME.format(changedAt)));
  }

  private void save(CsvText text, LocalDate arrives, int rows) throws IOException {
    Files.write(bronze.file(arrives, "customers_" + arrives + ".csv"), text.bytes(ISO_8859_1));
    tally.file();
    tally.records(rows);
  }
}
