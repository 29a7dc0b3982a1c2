package io.saleslake.sample;

import io.saleslake.LakeException;
import java.time.LocalDate;

/**
 * How many till lines to generate for a measurement.
 *
 * @param lines in the files, the repeated and the broken ones included
 * @param firstDay of the sales
 * @param linesPerDay of all shops together
 * @param seed of everything drawn
 */
public record BenchOptions(long lines, LocalDate firstDay, int linesPerDay, long seed) {
  public BenchOptions {
    if (lines < 1 || linesPerDay < 1) {
      throw LakeException.user(
          "Invalid number of lines: %d, %d a day (must be 1 or more)"
              .formatted(lines, linesPerDay));
    }
  }

  /** So many lines at 7,000 a day from 2024-01-01 on. */
  public static BenchOptions of(long lines) {
    return new BenchOptions(lines, LocalDate.of(2024, 1, 1), 7_000, 42);
  }

  /** Days with sales; the last may be a short one. */
  int days() {
    return Math.toIntExact((lines + linesPerDay - 1) / linesPerDay);
  }

  /** The first day after these lines. */
  public LocalDate nextDay() {
    return firstDay.plusDays(days());
  }
}
