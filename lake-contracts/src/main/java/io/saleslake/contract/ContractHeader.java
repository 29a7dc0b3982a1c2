package io.saleslake.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * What every contract says of itself.
 *
 * @param file path of the contract for messages
 * @param domain folder it stands in
 * @param version the contract's own version
 * @param team who answers for it
 * @param purpose one sentence
 * @param freshness how old the data may be at most
 * @param history how far back a table can be queried as it was
 */
public record Owner(
    String file,
    String domain,
    String version,
    String team,
    String purpose,
    Optional<Duration> freshness,
    Optional<Duration> history) {}
