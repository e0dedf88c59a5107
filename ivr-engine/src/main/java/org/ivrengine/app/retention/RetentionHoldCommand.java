package org.ivrengine.app.retention;

import java.util.Locale;
import java.util.Optional;
import org.ivrengine.app.Grid;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.retention.Hold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ivr retention hold}. */
@Command(
        name = "hold",
        description =
                "Keeps a call, or everything of a number or an account, until the hold is lifted; alone, lists holds.",
        mixinStandardHelpOptions = true)
final class RetentionHoldCommand extends WorkCommand {

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Subject subject = new Subject();

    /** What is kept. */
    private static final class Subject {
        @Option(names = "--call", paramLabel = "ID", description = "This call, by its whole id.")
        private @Nullable String call;

        @Option(names = "--caller", paramLabel = "NUMBER", description = "Everything of this telephone number.")
        private @Nullable String caller;

        @Option(names = "--account", paramLabel = "NUMBER", description = "Everything of this account.")
        private @Nullable String account;
    }

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for example the file number of a court.")
    private @Nullable String reason;

    @Mixin
    private By by;

    @Override
    int run(RetentionWork work, EngineConfig config) {
        if (subject.call == null && subject.caller == null && subject.account == null) {
            Grid grid = new Grid().row("hold", "of", "", "since", "by", "reason");
            work.holds().all().stream()
                    .filter(hold -> hold.liftedAt().isEmpty())
                    .forEach(hold -> grid.row(
                            Long.toString(hold.number()),
                            hold.kind().name().toLowerCase(Locale.ROOT),
                            hold.subject(),
                            hold.at().toString(),
                            hold.who(),
                            hold.reason()));
            out().print(grid);
            return ExitCode.OK;
        }
        String why = Optional.ofNullable(reason)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ParameterException(spec().commandLine(), "a hold needs a --reason"));
        if (subject.call != null && !subject.call.matches("[0-9a-f]{32}")) {
            throw new ParameterException(spec().commandLine(), "a call's whole id has 32 digits and letters a to f");
        }
        long hold = subject.call != null
                ? work.holds().place(Hold.Kind.CALL, subject.call, why, by.who())
                : subject.caller != null
                        ? work.holds().place(Hold.Kind.CALLER, subject.caller, why, by.who())
                        : work.holds().place(Hold.Kind.ACCOUNT, String.valueOf(subject.account), why, by.who());
        out().println("Hold " + hold + " is in force.");
        return ExitCode.OK;
    }
}
