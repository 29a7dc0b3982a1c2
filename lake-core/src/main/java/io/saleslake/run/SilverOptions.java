package io.saleslake.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a promotion to silver takes.
 *
 * @param feeds only these; empty means all
 * @param maxFiles at most so many new files of each feed, those that arrived first; the next run
 *     takes the others
 * @param since only files of this day of arrival ({@code ingest_date}) or later
 */
public record SilverOptions(List<String> feeds, OptionalInt maxFiles, Optional<LocalDate> since) {
  public static final SilverOptions ALL = of(List.of());

  public SilverOptions {
    feeds = List.copyOf(feeds);
  }

  public static SilverOptions of(List<String> feeds) {
    return new SilverOptions(feeds, OptionalInt.empty(), Optional.empty());
  }
}
