package org.ivrengine.app.account;

import picocli.CommandLine.Command;

/** {@code ivr account}. */
@Command(
        name = "account",
        description = "Customers' accounts: list, show, unlock. Works while the engine is up and while it is not.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AccountListCommand.class, AccountShowCommand.class, AccountUnlockCommand.class})
public final class AccountCommand {}
