package io.saleslake.sample;

import io.saleslake.LakeException;
import java.time.LocalDate;

/**
 * Options for the generated till lines of a measurement.
 *
 * @param lines number of lines in the files, including duplicates and invalid ones
 * @param firstDay first day of the sales
 * @param linesPerDay lines per day in all shops
 * @param seed random seed
 */
public record BenchOptions(long lines, LocalDate firstDay, int linesPerDay, long seed) {
  public BenchOptions {
    if (lines < 1 || linesPerDay < 1) {
      throw LakeException.user(
          "Invalid number of lines: %d, %d a day (must be 1 or more)"
              .formatted(lines, linesPerDay));
    }
  }

  /** Options with 7,000 lines per day from 2024-01-01. */
  public static BenchOptions of(long lines) {
    return new BenchOptions(lines, LocalDate.of(2024, 1, 1), 7_000, 42);
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
