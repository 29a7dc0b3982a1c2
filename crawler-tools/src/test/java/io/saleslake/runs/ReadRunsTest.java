package io.saleslake.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunsResponse;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

class ReadRunsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final String MACHINE = "arn:aws:states:eu-west-1:1:stateMachine:promotion";

  @Test
  void readsEveryPageOfJobsAndStopsAtOldExecutions() {
    SfnClient steps = executions();

    List<RecentRun> runs =
        ReadRuns.since(jobs(), List.of("promote"), steps, MACHINE, NOW.minus(Duration.ofDays(1)));

    // Of 1,000 hourly runs, oldest first, 24 are younger than a day; the same for executions, which
    // are listed newest first.
    assertThat(runs).filteredOn(run -> run.what().equals("job")).hasSize(24);
    assertThat(runs).filteredOn(run -> run.what().equals("pipeline")).hasSize(24);
    assertThat(runs).extracting(RecentRun::startedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    verify(steps).listExecutions(any(ListExecutionsRequest.class));
  }

  @Test
  void reportsReasonAndDurationOfAFailedJob() {
    RecentRun run =
        RecentRun.of(
            JobRun.builder()
                .jobName("promote")
                .startedOn(NOW)
                .completedOn(NOW.plusSeconds(75))
                .jobRunState("FAILED")
                .errorMessage("Invalid contract")
                .build());

    assertThat(run.result()).isEqualTo("failed");
    assertThat(run.duration()).contains(Duration.ofSeconds(75));
    assertThat(run.reason()).contains("Invalid contract");
  }

  /** A thousand hourly runs, oldest first. */
  private static GlueClient jobs() {
    GlueClient glue = mock(GlueClient.class, CALLS_REAL_METHODS);
    doAnswer(call -> page(call.<GetJobRunsRequest>getArgument(0)))
        .when(glue)
        .getJobRuns(any(GetJobRunsRequest.class));
    return glue;
  }

  private static GetJobRunsResponse page(GetJobRunsRequest request) {
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    int to = Math.min(1000, from + request.maxResults());
    List<JobRun> page =
        IntStream.range(from, to)
            .mapToObj(
                hour ->
                    JobRun.builder()
                        .jobName(request.jobName())
                        .startedOn(NOW.minus(Duration.ofHours(999 - hour)))
                        .jobRunState("SUCCEEDED")
                        .build())
            .toList();
    return GetJobRunsResponse.builder()
        .jobRuns(page)
        .nextToken(to < 1000 ? String.valueOf(to) : null)
        .build();
  }

  /** An endless list of hourly executions, newest first. */
  private static SfnClient executions() {
    SfnClient steps = mock(SfnClient.class, CALLS_REAL_METHODS);
    doAnswer(call -> page(call.<ListExecutionsRequest>getArgument(0)))
        .when(steps)
        .listExecutions(any(ListExecutionsRequest.class));
    return steps;
  }

  private static ListExecutionsResponse page(ListExecutionsRequest request) {
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    List<ExecutionListItem> page =
        IntStream.range(from, from + request.maxResults())
            .mapToObj(
                hour ->
                    ExecutionListItem.builder()
                        .startDate(NOW.minus(Duration.ofHours(hour)))
                        .status("SUCCEEDED")
                        .build())
            .toList();
    return ListExecutionsResponse.builder()
        .executions(page)
        .nextToken(String.valueOf(from + request.maxResults()))
        .build();
  }
}
