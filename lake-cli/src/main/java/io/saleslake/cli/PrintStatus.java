package io.saleslake.cli;

import io.saleslake.status.DatasetStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Prints the status of datasets. */
public final class PrintStatus {
  private PrintStatus() {}

  public static void print(List<DatasetStatus> datasets, ResultWriter table, Instant now) {
    table.columns(
        List.of("dataset", "last_batch", "finished_at", "rows", "quarantined", "freshness"));
    for (DatasetStatus dataset : datasets) {
      table.row(
          Arrays.asList(
              dataset.dataset(),
              dataset.lastBatch().orElse(null),
              dataset
                  .finishedAt()
                  .map(at -> at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                  .orElse(null),
              dataset.rows(),
              dataset.quarantined(),
              dataset.freshness(now)));
    }
    table.end();
  }
}
