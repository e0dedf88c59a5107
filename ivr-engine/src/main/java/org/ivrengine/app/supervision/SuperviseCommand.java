package org.ivrengine.app.supervision;

import picocli.CommandLine.Command;

/** {@code ./ivr supervise}: the group. */
@Command(
        name = "supervise",
        description =
                "Supervisors: listen to a talk, help, join, take over; move, hurry or end calls. All of it is kept on record.",
        footer = {"", "Needs an engine that runs. docs/SUPERVISION.md explains it."},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListenCommand.class,
            WhisperCommand.class,
            BargeCommand.class,
            JoinCommand.class,
            TakeOverCommand.class,
            LeaveCommand.class,
            MoveCommand.class,
            PriorityCommand.class,
            OfferCommand.class,
            HangUpCommand.class,
            ResetCommand.class,
            SupervisionLogCommand.class,
        })
public final class SuperviseCommand {}
