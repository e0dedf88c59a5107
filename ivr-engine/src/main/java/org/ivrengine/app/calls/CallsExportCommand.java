package org.ivrengine.app.calls;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ivr calls export}. */
@Command(
        name = "export",
        description = {
            "Writes calls as CSV or as lines of JSON, as many as there are: those that wait on disk first, then the others"
                    + " from the newest on. A call must fit every option.",
            "CSV is that of RFC 4180, with a header; a cell that a spreadsheet would take for a formula begins with '."
        },
        mixinStandardHelpOptions = true)
final class CallsExportCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configOption;

    @Mixin
    private CallFilterOptions filter;

    /** What a line is about. */
    enum What {
        CALLS,
        /** Stays in queues of the calls that fit, all of each call. */
        CONTACTS,
        /** Steps of the calls that fit, all of each call. */
        STEPS
    }

    /** How lines are written. */
    enum Format {
        CSV,
        JSONL
    }

    @Option(
            names = "--what",
            paramLabel = "WHAT",
            defaultValue = "calls",
            description = "A line for each of the calls, contacts or steps (default: ${DEFAULT-VALUE}).")
    private What what;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv or jsonl (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to (default: standard output).")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CallFilter wanted = filter.filter();
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return 1;
        }
        PrintWriter err = spec.commandLine().getErr();
        try (CallSources calls = CallSources.open(config.get(), err)) {
            long[] lines = {0};
            if (output == null) {
                PrintWriter out = spec.commandLine().getOut();
                write(calls, wanted, out, lines);
                out.flush();
            } else {
                try (BufferedWriter file = Files.newBufferedWriter(output);
                        PrintWriter out = new PrintWriter(file)) {
                    write(calls, wanted, out, lines);
                    if (out.checkError()) {
                        err.println(output + " cannot be written");
                        return 1;
                    }
                }
            }
            err.printf(Locale.ROOT, "%,d %s%n", lines[0], what.name().toLowerCase(Locale.ROOT));
            return calls.isComplete() ? 0 : 1;
        }
    }

    private void write(CallSources calls, CallFilter wanted, PrintWriter out, long[] lines) {
        if (format == Format.CSV) {
            out.print(ExportLines.header(what));
        }
        calls.each(wanted, summary -> {
            if (what == What.CALLS) {
                out.print(line(summary));
                lines[0]++;
            } else {
                calls.call(summary.call()).ifPresent(call -> lines[0] += parts(call, out));
            }
        });
    }

    private String line(CallSummary summary) {
        return format == Format.CSV ? ExportLines.csv(summary) : CallJson.line(summary);
    }

    private int parts(CallDetail call, PrintWriter out) {
        if (what == What.CONTACTS) {
            call.contacts()
                    .forEach(visit -> out.print(format == Format.CSV ? ExportLines.csv(visit) : CallJson.line(visit)));
            return call.contacts().size();
        }
        for (int i = 0; i < call.steps().size(); i++) {
            String id = call.summary().call();
            out.print(
                    format == Format.CSV
                            ? ExportLines.csv(id, i, call.steps().get(i))
                            : CallJson.line(id, i, call.steps().get(i)));
        }
        return call.steps().size();
    }
}
