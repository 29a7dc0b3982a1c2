package io.saleslake.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * The fields that all contracts have in common.
 *
 * @param file path of the contract, for messages
 * @param domain name of the contract's folder
 * @param version the contract's own version
 * @param team the owning team
 * @param purpose one sentence
 * @param freshness maximum age of the data
 * @param history how far back time travel queries are possible
 */
public record ContractHeader(
    String file,
    String domain,
    String version,
    String team,
    String purpose,
    Optional<Duration> freshness,
    Optional<Duration> history) {}
