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
 * Collects the workgroup's queries; AWS keeps them for 45 days. A query that expires between the
 * list request and the get request is skipped.
 */
final class CollectQueries {
  /** The maximum number of queries per BatchGetQueryExecution request. */
  private static final int BATCH_SIZE = 50;

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
    for (int start = 0; start < ids.size(); start += BATCH_SIZE) {
      List<String> some = ids.subList(start, Math.min(start + BATCH_SIZE, ids.size()));
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
