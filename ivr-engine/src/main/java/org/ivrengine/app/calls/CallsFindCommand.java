package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.calllog.CallArchive.Found;
import org.ivrengine.calllog.CallFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ivr calls find}. */
@Command(
        name = "find",
        description = "Finds calls, newest first. A call must fit every option.",
        mixinStandardHelpOptions = true)
final class CallsFindCommand implements Callable<Integer> {

    private static final int LIMIT_MAX = 100_000;

    @Mixin
    private ConfigOption configOption;

    @Mixin
    private CallFilterOptions filter;

    @Option(names = "--before", paramLabel = "ID", description = "Only calls older than this one, to go on.")
    private @Nullable String before;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most calls (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Longest search; it says how far back it came (default: ${DEFAULT-VALUE}).")
    private int withinSeconds;

    @ArgGroup
    private @Nullable Form form;

    /** How they are printed. */
    static final class Form {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--csv", description = "Print comma-separated values.")
        private boolean csv;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw wrong("--limit " + limit + " is not from 1 to " + LIMIT_MAX);
        }
        CallFilter wanted = filter.filter();
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return 1;
        }
        PrintWriter err = spec.commandLine().getErr();
        try (CallSources calls = CallSources.open(config.get(), err)) {
            Found found = calls.find(wanted, before(calls), limit, Duration.ofSeconds(withinSeconds));
            print(found, calls);
            return calls.isComplete() ? 0 : 1;
        }
    }

    private void print(Found found, CallSources calls) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (form != null && form.json) {
            out.println(CallJson.found(found, calls.waiting()));
            return;
        }
        out.print(
                form != null && form.csv
                        ? CallLines.csv(found.calls())
                        : CallLines.table(found.calls(), CallFilterOptions.zone()));
        out.flush();
        if (calls.waiting() > 0) {
            err.println(calls.waiting() + (calls.waiting() == 1 ? " call waits" : " calls wait")
                    + " on disk for the database; they were looked at, too");
        }
        found.unsearched()
                .ifPresent(time -> err.println("searched back to "
                        + time.atZone(CallFilterOptions.zone()).toLocalDateTime()
                        + " only, for lack of time; --within gives it more"));
    }

    private Optional<String> before(CallSources calls) {
        return before == null
                ? Optional.empty()
                : Optional.of(CallPrefix.resolve(before, calls).orElseThrow(this::wrong));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
