package io.saleslake.drift;

import io.saleslake.contract.FeedContract;
import java.util.List;
import java.util.Optional;

/**
 * How a feed's files differ from its contract.
 *
 * @param table that the crawler made of them; absent while it found none
 */
public record FeedDrift(
    FeedContract feed, Optional<FoundTable> table, List<Difference> differences) {}
