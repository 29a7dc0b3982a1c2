package io.saleslake.sample;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What makes one file of a sales feed.
 *
 * @param arrives the {@code ingest_date}
 * @param day the last day of the orders it is about, late ones aside
 * @param sender of the file
 */
record Delivery(LocalDate arrives, LocalDate day, String sender) implements Comparable<Delivery> {
  private static final Comparator<Delivery> ORDER =
      Comparator.comparing(Delivery::arrives).thenComparing(Delivery::sender);

  @Override
  public int compareTo(Delivery other) {
    return ORDER.compare(this, other);
  }

  /** The same delivery by someone whose files are broken. */
  Delivery from(String other) {
    return new Delivery(arrives, day, other);
  }

  String fileName(String ending) {
    return sender + "_" + day + ending;
  }
}
