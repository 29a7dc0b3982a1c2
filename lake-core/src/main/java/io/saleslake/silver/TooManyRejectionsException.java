package io.saleslake.silver;

import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.Batch;
import java.util.Map;

/**
 * More rows of a batch were rejected than its feed allows: nothing of it is published, and it stays
 * open.
 */
public final class TooManyRejectionsException extends LakeException {
  private static final int REASONS = 3;

  TooManyRejectionsException(
      FeedContract feed, Batch batch, long rejected, long read, Map<String, Long> reasons) {
    super(
        Category.USER,
        "Cannot promote %s: %,d of %,d rows of batch %s are rejected, more than %d percent: %s; fix the contract or the files, or raise rejectLimit, and run again"
            .formatted(
                feed.name(),
                rejected,
                read,
                batch.id(),
                feed.rejectLimit().percent(),
                reasons.entrySet().stream()
                    .limit(REASONS)
                    .map(reason -> "%s (%,d rows)".formatted(reason.getKey(), reason.getValue()))
                    .collect(joining(", "))));
  }
}
