package io.saleslake.aws;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user said on the command line of where the lake is.
 *
 * @param outputs a saved {@code terraform output -json}
 * @param refresh whether Terraform is asked again although its answer is kept
 */
public record Flags(
    Optional<Environment> environment,
    Optional<String> profile,
    Optional<String> region,
    Optional<String> endpoint,
    Optional<Path> outputs,
    boolean refresh) {}
