package io.saleslake.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetStatusTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void comparesTheAgeOfTheDataWithItsPromise() {
    assertThat(status("2026-01-30T10:00:00Z", 26).freshness(NOW)).isEqualTo("fresh");
    assertThat(status("2026-01-30T09:40:00Z", 26).freshness(NOW)).isEqualTo("late by 20 min");
    assertThat(status("2026-01-30T06:50:00Z", 26).freshness(NOW)).isEqualTo("late by 3 h");
    assertThat(status("2026-01-20T00:00:00Z", 26).freshness(NOW)).isEqualTo("late by 10 d");
  }

  @Test
  void reportsMissingPromisesAndMissingData() {
    DatasetStatus never =
        new DatasetStatus("silver.stores", Optional.empty(), Optional.empty(), 0, 0, promise(26));
    DatasetStatus free =
        new DatasetStatus(
            "silver.stores", Optional.of("b"), Optional.of(NOW), 1, 0, Optional.empty());

    assertThat(never.freshness(NOW)).isEqualTo("never");
    assertThat(free.freshness(NOW)).isEqualTo("no promise");
  }

  private static DatasetStatus status(String finishedAt, int promisedHours) {
    return new DatasetStatus(
        "silver.stores",
        Optional.of("b"),
        Optional.of(Instant.parse(finishedAt)),
        1,
        0,
        promise(promisedHours));
  }

  private static Optional<Duration> promise(int hours) {
    return Optional.of(Duration.ofHours(hours));
  }
}
