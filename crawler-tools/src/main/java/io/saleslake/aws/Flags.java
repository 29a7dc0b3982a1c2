package io.saleslake.aws;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line options that identify the lake.
 *
 * @param outputs a saved {@code terraform output -json}
 * @param refresh whether to ignore the cached outputs and run Terraform again
 */
public record Flags(
    Optional<Environment> environment,
    Optional<String> profile,
    Optional<String> region,
    Optional<String> endpoint,
    Optional<Path> outputs,
    boolean refresh) {}
