package io.saleslake.local;

import picocli.CommandLine.Command;

/** Commands for rejected rows. */
@Command(
    name = "quarantine",
    description = "List rejected rows, and replay them with the current contract.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {QuarantineListCommand.class, QuarantineReplayCommand.class})
public final class QuarantineCommand {}
