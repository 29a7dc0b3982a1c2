package io.saleslake.sample;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A delivery: one file of a sales feed.
 *
 * @param arrives the {@code ingest_date}
 * @param day last day of its orders, ignoring late ones
 * @param sender sender of the file
 */
record Delivery(LocalDate arrives, LocalDate day, String sender) implements Comparable<Delivery> {
  private static final Comparator<Delivery> ORDER =
      Comparator.comparing(Delivery::arrives).thenComparing(Delivery::sender);

  @Override
  public int compareTo(Delivery other) {
    return ORDER.compare(this, other);
  }

  /** Returns this delivery from a sender of unreadable files. */
  Delivery from(String other) {
    return new Delivery(arrives, day, other);
  }

  String fileName(String ending) {
    return sender + "_" + day + ending;
  }
}
