package io.saleslake.sample;

import io.saleslake.LakeException;
import java.time.LocalDate;

/**
 * Options for the generated till lines of a measurement.
 *
 * @param lines number of lines in the files, including duplicates and invalid ones
 * @param firstDay first day of the sales
 * @param linesPerDay lines per day in all shops
 * @param customers number of known customers
 * @param seed random seed
 */
public record BenchOptions(
    long lines, LocalDate firstDay, int linesPerDay, int customers, long seed) {
  public BenchOptions {
    if (lines < 1 || linesPerDay < 1) {
      throw LakeException.user(
          "Invalid number of lines: %d, %d a day (must be 1 or more)"
              .formatted(lines, linesPerDay));
    }
    if (customers < 1) {
      throw LakeException.user(
          "Invalid number of customers: %d (must be 1 or more)".formatted(customers));
    }
  }

  /** Options with 7,000 lines per day from 2024-01-01 and 200,000 customers. */
  public static BenchOptions of(long lines) {
    return new BenchOptions(lines, LocalDate.of(2024, 1, 1), 7_000, 200_000, 42);
  }

  /** Number of days with sales; the last one may have fewer lines. */
  int days() {
    return Math.toIntExact((lines + linesPerDay - 1) / linesPerDay);
  }

  /** The first day after these lines. */
  public LocalDate nextDay() {
    return firstDay.plusDays(days());
  }
}
