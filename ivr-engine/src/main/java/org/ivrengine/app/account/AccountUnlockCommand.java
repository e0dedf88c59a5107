package org.ivrengine.app.account;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.app.up.ConfiguredCommand;
import org.ivrengine.selfservice.sql.AccountBooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ivr account unlock}. */
@Command(
        name = "unlock",
        description = "Forgets failed PINs, so that the account can be used at once. Audited with your user's name.",
        mixinStandardHelpOptions = true)
public final class AccountUnlockCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "NUMBER", description = "Number of the account.")
    private String number;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return Books.with(config, spec.commandLine().getErr(), this::unlock);
    }

    private int unlock(AccountBooks books) {
        return switch (books.unlock(number, ConfiguredCommand.who())) {
            case DONE -> {
                spec.commandLine().getOut().println(number + " is open");
                yield 0;
            }
            case WAS_OPEN -> {
                spec.commandLine().getOut().println(number + " was open, without failures");
                yield 0;
            }
            case NO_SUCH_ACCOUNT -> {
                spec.commandLine().getErr().println("there is no account " + number);
                yield 1;
            }
        };
    }
}
