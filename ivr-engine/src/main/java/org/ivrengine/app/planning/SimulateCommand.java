package org.ivrengine.app.planning;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ivrengine.simulation.Answer;
import org.ivrengine.simulation.Scenario;
import org.ivrengine.simulation.Simulator;
import org.ivrengine.simulation.file.FaultyFile;
import org.ivrengine.simulation.file.ScenarioReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ivr simulate FILE}: what callers and agents of a scenario would experience. */
@Command(
        name = "simulate",
        description = "Simulates a call centre with the routing that serves real calls.",
        footer = {"", "The format of the file: docs/SIMULATION.md. Examples: config/scenarios/."},
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The scenario, YAML.")
    private Path file;

    @Option(names = "--json", description = "Prints the answer as JSON, for programs.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "N", description = "Other callers: wins over the file's seed.")
    private @Nullable Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Scenario scenario;
        try {
            scenario = ScenarioReader.read(file);
        } catch (FaultyFile e) {
            err.println(e.getMessage());
            return ExitCode.SOFTWARE;
        } catch (IOException e) {
            err.println("cannot read " + file + ": " + e);
            return ExitCode.USAGE;
        }
        if (seed != null) {
            scenario = scenario.withSeed(seed);
        }
        Answer answer;
        long startedNs = System.nanoTime();
        try (WatchedProgress progress = WatchedProgress.of("simulating")) {
            answer = Simulator.simulate(scenario, progress);
        }
        if (json) {
            out.println(AnswerPrinter.json(answer));
        } else {
            out.print(AnswerPrinter.text(answer));
            double seconds = (System.nanoTime() - startedNs) / 1e9;
            err.printf(
                    Locale.ROOT,
                    "%nsimulated in %.1f s: %.1f million calls a minute%n",
                    seconds,
                    answer.simulated() / seconds * 60 / 1e6);
            err.flush();
        }
        out.flush();
        return ExitCode.OK;
    }
}
