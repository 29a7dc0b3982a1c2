package io.saleslake.runs;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;

/** Reads recent runs of jobs and pipeline. */
public final class ReadRuns {
  private static final int PAGE = 200;

  private ReadRuns() {}

  /** Runs that started after a time, newest first. */
  public static List<RecentRun> since(
      GlueClient glue,
      Collection<String> jobs,
      SfnClient stepFunctions,
      String stateMachine,
      Instant since) {
    Stream<RecentRun> ofJobs = jobs.stream().flatMap(job -> ofJob(glue, job));
    return Stream.concat(ofJobs, ofPipeline(stepFunctions, stateMachine, since))
        .filter(run -> run.startedAt().isAfter(since))
        .sorted(comparing(RecentRun::startedAt).reversed())
        .toList();
  }

  /** Reads all pages, because AWS does not document their order. */
  private static Stream<RecentRun> ofJob(GlueClient glue, String job) {
    return glue
        .getJobRunsPaginator(GetJobRunsRequest.builder().jobName(job).maxResults(PAGE).build())
        .stream()
        .flatMap(page -> page.jobRuns().stream())
        .map(RecentRun::of);
  }

  /**
   * Executions are sorted by start time, newest first ("ListExecutions", AWS Step Functions API
   * Reference).
   */
  private static Stream<RecentRun> ofPipeline(
      SfnClient stepFunctions, String stateMachine, Instant since) {
    String name = stateMachine.substring(stateMachine.lastIndexOf(':') + 1);
    return stepFunctions
        .listExecutionsPaginator(
            ListExecutionsRequest.builder().stateMachineArn(stateMachine).maxResults(PAGE).build())
        .executions()
        .stream()
        .map(execution -> RecentRun.of(name, execution))
        .takeWhile(run -> run.startedAt().isAfter(since));
  }
}
