package io.saleslake.sample;

import io.saleslake.LakeException;
import java.time.LocalDate;

/**
 * Options of a sample. The same options produce identical files.
 *
 * @param seed random seed
 * @param orderLines number of order lines in all feeds, before duplicates and corrections are added
 * @param firstDay first day with orders
 * @param days number of days with orders; the last files arrive on the next day
 */
public record SampleOptions(long seed, int orderLines, LocalDate firstDay, int days) {
  public SampleOptions {
    atLeastOne("order lines", orderLines);
    atLeastOne("days", days);
  }

  /** 120,000 order lines from 2026-01-01, a fixed date for comparable results. */
  public static SampleOptions defaults() {
    return new SampleOptions(42, 120_000, LocalDate.of(2026, 1, 1), 90);
  }

  LocalDate day(int index) {
    return firstDay.plusDays(index);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw LakeException.user("Invalid %s: %d (must be 1 or more)".formatted(name, value));
    }
  }
}
