package io.saleslake.local;

import picocli.CommandLine.Command;

/** Commands on rejected rows. */
@Command(
    name = "quarantine",
    description = "Look at rejected rows; send them through the current contract again.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {QuarantineListCommand.class, QuarantineReplayCommand.class})
public final class QuarantineCommand {}
