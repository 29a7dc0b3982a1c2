package io.saleslake.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/**
 * A run of a job or of the pipeline.
 *
 * @param what {@code job} or {@code pipeline}
 * @param result state as reported by AWS, in lower case
 * @param duration absent while running
 * @param reason the failure reason, where AWS says so
 */
public record RecentRun(
    String what,
    String name,
    Instant startedAt,
    String result,
    Optional<Duration> duration,
    Optional<String> reason) {

  static RecentRun of(JobRun run) {
    return new RecentRun(
        "job",
        run.jobName(),
        run.startedOn(),
        run.jobRunStateAsString().toLowerCase(Locale.ROOT),
        between(run.startedOn(), run.completedOn()),
        Optional.ofNullable(run.errorMessage()).filter(text -> !text.isBlank()));
  }

  static RecentRun of(String pipeline, ExecutionListItem execution) {
    return new RecentRun(
        "pipeline",
        pipeline,
        execution.startDate(),
        execution.statusAsString().toLowerCase(Locale.ROOT),
        between(execution.startDate(), execution.stopDate()),
        Optional.empty());
  }

  private static Optional<Duration> between(Instant start, @Nullable Instant end) {
    return Optional.ofNullable(end)
        .map(stop -> Duration.between(start, stop))
        .filter(duration -> !duration.isNegative());
  }
}
