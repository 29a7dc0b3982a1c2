package io.saleslake.cost.collect;

import io.saleslake.cost.JobRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;

/** Collects the runs of the lake's jobs; AWS keeps them for 90 days. */
final class CollectJobRuns {
  private CollectJobRuns() {}

  /**
   * Returns all available runs.
   *
   * @param jobs names by job
   */
  static List<JobRun> collect(GlueClient glue, Map<String, String> jobs) {
    List<JobRun> runs = new ArrayList<>();
    jobs.forEach(
        (job, name) ->
            glue.getJobRunsPaginator(GetJobRunsRequest.builder().jobName(name).build())
                .jobRuns()
                .forEach(run -> runs.add(run(job, run))));
    return runs;
  }

  private static JobRun run(String job, software.amazon.awssdk.services.glue.model.JobRun run) {
    return new JobRun(
        job,
        run.startedOn(),
        Duration.ofSeconds(run.executionTime() == null ? 0 : run.executionTime()),
        Optional.ofNullable(run.dpuSeconds()).map(BigDecimal::valueOf),
        text(run.glueVersion()),
        text(run.workerTypeAsString()),
        run.numberOfWorkers() == null ? 0 : run.numberOfWorkers(),
        BigDecimal.valueOf(run.maxCapacity() == null ? 0 : run.maxCapacity()),
        "FLEX".equals(run.executionClassAsString()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "unknown" : text;
  }
}
