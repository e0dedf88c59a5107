package org.ivrengine.app.account;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.selfservice.sql.AccountBooks;
import org.ivrengine.selfservice.sql.AccountBooks.Account;
import org.ivrengine.selfservice.sql.AccountBooks.Details;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ivr account show}. */
@Command(
        name = "show",
        description = "One account: its orders, whether it is locked, what was changed lately.",
        mixinStandardHelpOptions = true)
public final class AccountShowCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "NUMBER", description = "Number of the account.")
    private String number;

    @Option(names = "--json", description = "For programs: one object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return Books.with(config, spec.commandLine().getErr(), this::print);
    }

    private int print(AccountBooks books) {
        Optional<Details> found = books.show(number);
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("there is no account " + number);
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(found.get()));
        } else {
            print(found.get(), out);
        }
        return 0;
    }

    private static void print(Details details, PrintWriter out) {
        Account account = details.account();
        out.printf("%s  %s%n", account.number(), account.name());
        out.printf(
                "  telephone %s, language %s, told by %s%n",
                account.phone(), account.language(), account.notification());
        out.printf("  owes %s%n", Books.amount(account.balanceMinor(), account.currency()));
        if (account.isBlocked()) {
            out.println("  blocked");
        }
        account.lockedUntil().ifPresent(until -> out.printf("  locked until %s%n", until));
        details.orders()
                .forEach(order -> out.printf(
                        "  order %-12s %-18s %12s%n",
                        order.number(), order.state(), Books.amount(order.totalMinor(), order.currency())));
        details.changes()
                .forEach(change -> out.printf(
                        "  %s  %s: \"%s\" -> \"%s\" by %s%s%n",
                        change.at(),
                        change.what(),
                        change.from(),
                        change.to(),
                        change.who(),
                        change.call().isEmpty() ? "" : " in call " + change.call()));
    }
}
