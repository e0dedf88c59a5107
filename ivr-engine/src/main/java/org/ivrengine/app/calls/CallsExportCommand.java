package org.ivrengine.app.calls;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.calllog.CallFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(
            names = "--audio",
            paramLabel = "FOLDER",
            description = "Copy their recordings there, <call>-<n>.wav each, and name them in the lines of calls or"
                    + " contacts. It is put on record who took them.")
    private @Nullable Path audio;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CallFilter wanted = filter.filter();
        if (audio != null && what == What.STEPS) {
            throw new ParameterException(
                    spec.commandLine(), "--audio goes with --what calls and --what contacts; a step has no recording");
        }
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return 1;
        }
        PrintWriter err = spec.commandLine().getErr();
        try (CallSources calls = CallSources.open(config.get(), err)) {
            Optional<AudioCopies> copies = copies(config.get(), calls);
            if (copies.isPresent() && !calls.isComplete()) {
                err.println("nobody takes recordings while the database is away, where it is put on record who does");
                return 1;
            }
            OptionalLong lines = write(new CallExport(calls, what, format, copies), wanted);
            if (lines.isEmpty()) {
                err.println(output + " cannot be written");
                return 1;
            }
            err.printf(Locale.ROOT, "%,d %s%n", lines.getAsLong(), what.name().toLowerCase(Locale.ROOT));
            copies.ifPresent(all -> err.println(all.summary()));
            return calls.isComplete() ? 0 : 1;
        }
    }

    private Optional<AudioCopies> copies(EngineConfig config, CallSources calls) throws IOException {
        if (audio == null) {
            return Optional.empty();
        }
        Files.createDirectories(audio);
        return Optional.of(new AudioCopies(audio, new RecordingShelf(config, calls), calls));
    }

    /** @return how many lines; empty when the file cannot be written */
    private OptionalLong write(CallExport export, CallFilter wanted) throws IOException {
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            long lines = export.write(wanted, out);
            out.flush();
            return OptionalLong.of(lines);
        }
        try (BufferedWriter file = Files.newBufferedWriter(output);
                PrintWriter out = new PrintWriter(file)) {
            long lines = export.write(wanted, out);
            return out.checkError() ? OptionalLong.empty() : OptionalLong.of(lines);
        }
    }
}
