package org.ivrengine.app.agents;

import picocli.CommandLine.Command;

/** {@code ./ivr agent}: the group. */
@Command(
        name = "agent",
        description = "Agents: their telephones, skills and duty.",
        footer = {"", "docs/AGENTS.md explains them."},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AgentAddCommand.class,
            AgentRemoveCommand.class,
            AgentListCommand.class,
            AgentShowCommand.class,
            AgentPhoneCommand.class,
            AgentExtensionCommand.class,
            AgentSkillsCommand.class,
            SignInCommand.class,
            SignOutCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ReadyCommand.class,
        })
public final class AgentCommand {}
