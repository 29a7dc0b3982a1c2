package io.saleslake.cost.collect;

import io.saleslake.cost.Query;
import io.saleslake.cost.Query.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsRequest;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/**
 * Queries of the workgroup; AWS keeps them for 45 days. One that passes out of that time between
 * being listed and being asked for is left out.
 */
final class CollectQueries {
  /** What BatchGetQueryExecution takes. */
  private static final int AT_ONCE = 50;

  private CollectQueries() {}

  static List<Query> collect(AthenaClient athena, String workgroup) {
    List<String> ids =
        athena
            .listQueryExecutionsPaginator(
                ListQueryExecutionsRequest.builder().workGroup(workgroup).build())
            .stream()
            .flatMap(page -> page.queryExecutionIds().stream())
            .toList();
    List<Query> queries = new ArrayList<>();
    for (int start = 0; start < ids.size(); start += AT_ONCE) {
      List<String> some = ids.subList(start, Math.min(start + AT_ONCE, ids.size()));
      athena
          .batchGetQueryExecution(
              BatchGetQueryExecutionRequest.builder().queryExecutionIds(some).build())
          .queryExecutions()
          .forEach(query -> queries.add(query(workgroup, query)));
    }
    return queries;
  }

  private static Query query(String workgroup, QueryExecution query) {
    Long scanned = query.statistics() == null ? null : query.statistics().dataScannedInBytes();
    return new Query(
        workgroup,
        query.status().submissionDateTime(),
        state(query.status().state()),
        query.statementType() == null ? "" : query.statementTypeAsString(),
        scanned == null ? 0 : scanned);
  }

  private static State state(@Nullable QueryExecutionState state) {
    return switch (state == null ? QueryExecutionState.UNKNOWN_TO_SDK_VERSION : state) {
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
      case QUEUED, RUNNING, UNKNOWN_TO_SDK_VERSION -> State.RUNNING;
    };
  }
}
