package io.saleslake.drift;

import io.saleslake.contract.FeedContract;
import java.util.List;
import java.util.Optional;

/**
 * The differences between a feed's files and its contract.
 *
 * @param table table created by the crawler; absent if none was found
 */
public record FeedDrift(
    FeedContract feed, Optional<FoundTable> table, List<Difference> differences) {}
