package org.ivrengine.app.retention;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.retention.Hold;
import org.ivrengine.retention.Terms;
import org.ivrengine.retention.sql.Erasing;
import org.ivrengine.selfservice.sql.PersonalAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code ivr retention erase}. */
@Command(
        name = "erase",
        description =
                "A person's request: takes her out of calls, journal, recordings, messages, accounts. Figures stay.",
        footer = {
            "",
            "\"./ivr retention find\" shows before what there is. docs/RETENTION.md says what goes and what stays."
        },
        mixinStandardHelpOptions = true)
final class RetentionEraseCommand extends WorkCommand.OfPerson {

    @Mixin
    private By by;

    @Override
    int run(RetentionWork work, EngineConfig config) throws IOException {
        Hold.Kind kind = person().kind();
        String subject = person().subject();
        Erasing erasing = work.erasing();
        long request = erasing.ask(kind, subject, by.who());
        Map<String, Long> gone = work.erase(request);
        print(gone);
        out().println("Request " + request + " is done; ./ivr retention proof " + request + " shows it.");
        if (kind == Hold.Kind.CALLER) {
            List<String> accounts =
                    work.jdbi().withHandle(handle -> PersonalAccounts.withPhone(handle, Terms.of(kind, subject)));
            accounts.forEach(account -> err().println("account " + account
                    + " has this number as its telephone and keeps it; --account " + account + " takes it out, too"));
            return accounts.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }
}
