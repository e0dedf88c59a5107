package org.ivrengine.app.account;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.selfservice.sql.AccountBooks;
import org.ivrengine.selfservice.sql.AccountBooks.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ivr account list}. */
@Command(name = "list", description = "Accounts in the order of their numbers.", mixinStandardHelpOptions = true)
public final class AccountListCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config;

    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER",
            defaultValue = "",
            description = "Begin with this account (default: the first).")
    private String from;

    @Option(names = "--limit", defaultValue = "100", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "For programs: a list of objects.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return Books.with(config, spec.commandLine().getErr(), this::print);
    }

    private int print(AccountBooks books) {
        PrintWriter out = spec.commandLine().getOut();
        List<Account> accounts = books.list(from, limit);
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(accounts));
            return 0;
        }
        for (Account account : accounts) {
            out.printf(
                    "%-12s %-24s %-16s %-6s %12s%s%s%n",
                    account.number(),
                    account.name(),
                    account.phone(),
                    account.language(),
                    Books.amount(account.balanceMinor(), account.currency()),
                    account.isBlocked() ? "  blocked" : "",
                    account.lockedUntil()
                            .map(until -> "  locked until " + until)
                            .orElse(""));
        }
        return 0;
    }
}
