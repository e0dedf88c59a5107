package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.calllog.CallArchive.Found;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallStatus;
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

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Began then or later: 2026-11-22, 2026-11-22T14:30, 14:30 (today), or 2h (ago).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Began before that.")
    private @Nullable String to;

    @Option(names = "--caller", paramLabel = "NUMBER", description = "The caller's number.")
    private @Nullable String caller;

    @Option(names = "--called", paramLabel = "NUMBER", description = "The number that was dialled.")
    private @Nullable String called;

    @Option(names = "--account", paramLabel = "NUMBER", description = "The account that the call was about.")
    private @Nullable String account;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "How it ended: by-flow, by-caller, transferred, failed, unknown, or open.")
    private @Nullable String outcome;

    @Option(names = "--language", paramLabel = "TAG", description = "Language in which it ended.")
    private @Nullable String language;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "A step that the caller was in: main-menu, or main.main-menu of the flow main.")
    private List<String> steps = List.of();

    @Option(
            names = "--operation",
            paramLabel = "NAME",
            description = "An operation that was performed: orders.find, or orders.find:found with this outcome.")
    private List<String> operations = List.of();

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
        CallFilter filter = filter();
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return 1;
        }
        PrintWriter err = spec.commandLine().getErr();
        try (CallSources calls = CallSources.open(config.get(), err)) {
            Found found = calls.find(filter, before(calls), limit, Duration.ofSeconds(withinSeconds));
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
        out.print(form != null && form.csv ? CallLines.csv(found.calls()) : CallLines.table(found.calls(), zone()));
        out.flush();
        if (calls.waiting() > 0) {
            err.println(calls.waiting() + (calls.waiting() == 1 ? " call waits" : " calls wait")
                    + " on disk for the database; they were looked at, too");
        }
        found.unsearched()
                .ifPresent(time -> err.println("searched back to "
                        + time.atZone(zone()).toLocalDateTime() + " only, for lack of time; --within gives it more"));
    }

    private CallFilter filter() {
        return new CallFilter(
                time(from),
                time(to),
                Optional.ofNullable(caller),
                Optional.ofNullable(called),
                Optional.ofNullable(account),
                Optional.ofNullable(outcome).map(this::status),
                Optional.ofNullable(language).map(tag -> tag.toLowerCase(Locale.ROOT)),
                steps,
                operations);
    }

    private CallStatus status(String word) {
        return List.of(CallStatus.values()).stream()
                .filter(status -> status.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("there is no outcome \"" + word + "\"; there are "
                        + String.join(
                                ", ",
                                List.of(CallStatus.values()).stream()
                                        .map(CallStatus::word)
                                        .toList())));
    }

    private Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(PointInTime.read(text, Instant.now(), zone()));
        } catch (IllegalArgumentException noTime) {
            throw wrong(String.valueOf(noTime.getMessage()));
        }
    }

    private Optional<String> before(CallSources calls) {
        return before == null
                ? Optional.empty()
                : Optional.of(CallPrefix.resolve(before, calls).orElseThrow(this::wrong));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
