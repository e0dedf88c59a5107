package org.ivrengine.app.flow;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.operations.LayeredOperations;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.trial.Coverage;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Signatures;
import org.ivrengine.yaml.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ivr flow test}. */
@Command(
        name = "test",
        description = "Plays transcripts of calls against the flows and tells where a call goes otherwise.",
        footer = "docs/FLOW-TESTS.md explains how transcripts are written.",
        mixinStandardHelpOptions = true)
final class FlowTestCommand implements Callable<Integer> {

    private static final String TESTS = "tests";

    @Mixin
    private FlowFiles files;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILES",
            description = "Transcripts, or folders of them (default: the folder \"" + TESTS + "\" of the flows).")
    private List<Path> given = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Option(names = "--coverage", description = "Also tell the ways out of steps that no call went.")
    private boolean coverage;

    @Option(
            names = "--coverage-min",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Fail when calls go fewer of the ways than this.")
    private double coverageMin;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Path> transcripts = transcripts();
        Optional<FlowSet> flows = files.load(err);
        Optional<Catalogue> prompts = files.prompts(err);
        Optional<Schedules> schedules = files.schedules(err);
        Optional<Operations> remote = files.remoteOperations(err);
        Optional<SelfServiceSettings> selfService = files.selfService(err);
        if (flows.isEmpty() || prompts.isEmpty() || schedules.isEmpty() || remote.isEmpty() || selfService.isEmpty()) {
            return 1;
        }
        Operations operations = new LayeredOperations(
                remote.get(), OperationRegistry.described(new Signatures(selfService.get()).all()));
        TrialRun run = TrialRun.of(transcripts, flows.get(), prompts.get(), schedules.get(), operations);
        if (json) {
            out.println(TrialJson.of(run));
        } else {
            print(run, out, err);
        }
        if (junit != null) {
            JUnitReport.write(run, junit);
        }
        return run.isFine() && run.coverage().percent() >= coverageMin ? 0 : 1;
    }

    private List<Path> transcripts() throws IOException {
        List<Path> roots = given.isEmpty() ? List.of(files.folder().resolve(TESTS)) : given;
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                throw new ParameterException(spec.commandLine(), "there is no " + root);
            }
            try (Stream<Path> walk = Files.walk(root)) {
                walk.filter(file -> Files.isRegularFile(file)
                                && (file.equals(root) || file.toString().endsWith(".yaml")))
                        .sorted()
                        .forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there are no transcripts (*.yaml) in " + roots.getFirst());
        }
        return found;
    }

    private void print(TrialRun run, PrintWriter out, PrintWriter err) {
        for (Fault fault : run.faults()) {
            err.println(fault);
        }
        run.trials().stream()
                .filter(trial -> !trial.result().hasPassed())
                .forEach(trial -> out.println(trial.result().difference()));
        Coverage walked = run.coverage();
        if (coverage) {
            walked.neverWalked().forEach(way -> out.println(way + ": no call went this way"));
        }
        out.printf(
                "%d calls, %d failed, median %.1f ms; %d of %d ways out of steps walked (%.1f %%)%n",
                run.trials().size(),
                run.failed(),
                run.medianMs(),
                walked.walked().size() - walked.neverWalked().size(),
                walked.walked().size(),
                walked.percent());
    }
}
