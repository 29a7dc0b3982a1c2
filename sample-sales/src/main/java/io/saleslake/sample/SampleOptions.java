package io.saleslake.sample;

import io.saleslake.LakeException;
import java.time.LocalDate;

/**
 * What sample to generate; the same options give the same files, byte by byte.
 *
 * @param seed of everything drawn
 * @param orderLines over all feeds, before duplicates and corrections are added
 * @param firstDay of the orders
 * @param days with orders; the last files arrive the day after
 */
public record SampleOptions(long seed, int orderLines, LocalDate firstDay, int days) {
  public SampleOptions {
    atLeastOne("order lines", orderLines);
    atLeastOne("days", days);
  }

  /** 120,000 order lines from 2026-01-01 on: a fixed day, so that results can be compared. */
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
