package org.ivrengine.app.flow.call;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.flow.FlowFiles;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.operations.LayeredOperations;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.run.Entry;
import org.ivrengine.flow.run.FlowRunner;
import org.ivrengine.flow.run.Services;
import org.ivrengine.flow.trial.NamedExtensions;
import org.ivrengine.flow.trial.SpokenAsText;
import org.ivrengine.flow.trial.TrialClock;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ivr call}. */
@Command(
        name = "call",
        description = "A phone in the terminal: prompts as text, keys typed. Needs no Asterisk.",
        footer = {
            "",
            "Keys: 0-9 * # A-D, h hangs up, Enter lets the time pass in which you press nothing.",
            "From a pipe: each line is typed when the flow waits for a key, an empty line is silence."
        },
        mixinStandardHelpOptions = true)
public final class CallCommand implements Callable<Integer> {

    @Mixin
    private FlowFiles files;

    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "Number to dial (default: ${DEFAULT-VALUE}).")
    private String number;

    @Option(
            names = "--from",
            paramLabel = "CALLER",
            defaultValue = "+15550100",
            description = "Your number (default: ${DEFAULT-VALUE}).")
    private String caller;

    @Option(names = "--fast", description = "Do not take the time of prompts; timeouts pass with Enter only.")
    private boolean fast;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "Language of the line (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(names = "--steps", description = "Also show the steps that the call goes through.")
    private boolean steps;

    @Option(
            names = "--clock",
            paramLabel = "TIME",
            description = "Call at that time, for example 2026-12-25T10:00:00-05:00; needs --fast (default: now).")
    private @Nullable String clock;

    @Spec
    private CommandSpec spec;

    private final Optional<InputStream> piped;

    public CallCommand() {
        this(Optional.empty());
    }

    /** @param piped where keys come from; empty: the terminal, or what is piped into the program */
    CallCommand(Optional<InputStream> piped) {
        this.piped = piped;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Pace pace = pace();
        Optional<FlowSet> flows = files.load(err);
        Optional<Catalogue> prompts = files.prompts(err);
        Optional<Schedules> schedules = files.schedules(err);
        Optional<Operations> remote = files.remoteOperations(err);
        Optional<SelfServiceSettings> selfService = files.selfService(err);
        if (flows.isEmpty() || prompts.isEmpty() || schedules.isEmpty() || remote.isEmpty() || selfService.isEmpty()) {
            return 1;
        }
        if (!prompts.get().languages().contains(language)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no language " + language + "; there are "
                            + String.join(", ", prompts.get().languages()));
        }
        Optional<Flow> flow = flows.get().forNumber(number);
        if (flow.isEmpty()) {
            err.println("no flow begins with the number " + number + "; \"ivr flow list\" shows the numbers");
            return 1;
        }
        Screen screen = new Screen(out);
        try (Keyboard keyboard = keyboard();
                DemoDesk demo = new DemoDesk(selfService.get(), remote.get().names(), pace.clock())) {
            return dial(flows.get(), flow.get(), prompts.get(), schedules.get(), screen, keyboard, demo, pace);
        }
    }

    private Pace pace() {
        if (!fast && clock != null) {
            throw new ParameterException(spec.commandLine(), "--clock needs --fast: felt time is now");
        }
        return fast ? new Pace.Skipped(new TrialClock(start())) : new Pace.Felt(InstantSource.system());
    }

    private Instant start() {
        try {
            return clock == null ? Instant.now() : OffsetDateTime.parse(clock).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + clock + "\" is no time; right would be 2026-12-25T10:00:00-05:00", e);
        }
    }

    /** Single keys where there is a terminal for them, lines otherwise. */
    private Keyboard keyboard() throws IOException {
        if (piped.isEmpty()
                && Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()) {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(true).build();
            if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return new RawKeyboard(terminal);
            }
        }
        return new LineKeyboard(
                new BufferedReader(new InputStreamReader(piped.orElse(System.in), StandardCharsets.UTF_8)));
    }

    private int dial(
            FlowSet flows,
            Flow flow,
            Speech speech,
            Schedules schedules,
            Screen screen,
            Keyboard keyboard,
            DemoDesk demo,
            Pace pace) {
        SpokenAsText spoken = new SpokenAsText(speech);
        TerminalPhone phone = new TerminalPhone(screen, keyboard, pace, spoken);
        TerminalWorld world = new TerminalWorld(flows, phone);
        Services services = new Services(
                spoken,
                new StepPrinter(screen, steps),
                new LayeredOperations(demo, world),
                world,
                () -> schedules,
                NamedExtensions.of(flows),
                pace.clock());
        Call call = new Call(
                CallId.mint(), caller, "", number, language, pace.clock().instant());
        try {
            Ending ending = new FlowRunner(
                            services, (_, fault) -> screen.note("the flow cannot go on: " + fault.getMessage()))
                    .run(call, phone, _ -> {}, new Entry.Begin(flows, flow));
            return ending == Ending.FAILED ? 1 : 0;
        } catch (SessionEnded ended) {
            return 0;
        }
    }
}
