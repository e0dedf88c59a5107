package org.ivrengine.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.ivrengine.flow.check.Checker;
import org.ivrengine.flow.check.Surroundings;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.HoursReader;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.operations.LayeredOperations;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;
import org.ivrengine.prompts.build.PromptCheck;
import org.ivrengine.quality.file.SamplesReader;
import org.ivrengine.quality.file.ScorecardFolder;
import org.ivrengine.quality.sample.SampleRules;
import org.ivrengine.retention.RetentionRules;
import org.ivrengine.retention.file.RetentionReader;
import org.ivrengine.selfservice.http.OperationsFile;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/**
 * The rules of call handling as they stand in files under one folder.
 *
 * @param home the folder that has dialplans, recordings and config
 * @param flows folder of the flows
 * @param operations file of the operations that other systems perform; need not be there
 * @param hours file of the opening hours
 */
public record RuleFiles(Path home, Path flows, Path operations, Path hours) {

    /** Where queues stand, from the project's root. */
    public static final String QUEUES = "config/queues.yaml";

    /** Where scorecards stand, one file each, from the project's root. */
    public static final String SCORECARDS = "config/scorecards";

    /** Where it stands which contacts are drawn for review, from the project's root. */
    public static final String SAMPLES = "config/samples.yaml";

    /** Where it stands how long what is personal stays, from the project's root. */
    public static final String RETENTION = "config/retention.yaml";

    /** Where flows stand unless the settings say otherwise. */
    static final String FLOWS = "dialplans/flows";

    /** Where the operations of other systems stand unless the settings say otherwise. */
    static final String OPERATIONS = "config/operations.yaml";

    /** Where opening hours stand unless the settings say otherwise. */
    static final String HOURS = "config/hours.yaml";

    /** What the files say. */
    public record Rules(
            Catalogue prompts, Schedules schedules, QueuesFile queues, OperationsFile remoteOperations, FlowSet flows) {

        /** For checking flows that are loaded later, by the schedules that are in force then. */
        public Surroundings surroundings(Operations operations, Schedules inForce) {
            return RuleFiles.surroundings(prompts, inForce, queues, operations);
        }
    }

    /** What came of reading everything. */
    public sealed interface Read {
        record Right(Rules rules) implements Read {}

        /** @param faults of all files, in their order; never empty */
        record Faulty(List<Fault> faults) implements Read {}
    }

    /** The shipped places below {@code home}. */
    public static RuleFiles in(Path home) {
        return new RuleFiles(home, home.resolve(FLOWS), home.resolve(OPERATIONS), home.resolve(HOURS));
    }

    /** Where queues stand. */
    public Path queues() {
        return home.resolve(QUEUES);
    }

    /**
     * Reads and checks everything.
     *
     * @param builtIn operations that there are besides those of {@link #operations()}
     */
    public Read read(Operations builtIn) throws IOException {
        List<Fault> faults = new ArrayList<>();
        Optional<Catalogue> prompts = prompts(faults);
        Schedules schedules = file(hours, HoursReader::read, Schedules.NONE, faults);
        QueuesFile queues = file(queues(), QueuesFile::read, QueuesFile.NONE, faults);
        OperationsFile remote =
                file(operations, (text, found) -> OperationsFile.read(text, home, found), OperationsFile.NONE, faults);
        Operations operations = new LayeredOperations(OperationRegistry.described(remote.signatures()), builtIn);
        boolean surroundingsAreKnown = faults.isEmpty();
        Optional<FlowSet> flows = flows(faults);
        // A fault in one flow does not hide what is wrong with the others; a fault in what flows name makes the check
        // echo it.
        if (surroundingsAreKnown && prompts.isPresent() && flows.isPresent()) {
            faults.addAll(Checker.check(flows.get(), surroundings(prompts.get(), schedules, queues, operations)));
        }
        faults.addAll(plan(flows, queues).clashes());
        return faults.isEmpty() && prompts.isPresent() && flows.isPresent()
                ? new Read.Right(new Rules(prompts.get(), schedules, queues, remote, flows.get()))
                : new Read.Faulty(faults.stream().map(this::fromHome).sorted().toList());
    }

    /** What is wrong with the prompts' audio; nothing when their texts cannot be read. */
    public List<Fault> faultsOfAudio() throws IOException {
        Optional<Catalogue> prompts = prompts(new ArrayList<>());
        return prompts.isEmpty()
                ? List.of()
                : PromptCheck.check(prompts.get()).stream().map(this::fromHome).toList();
    }

    /** What is wrong with what contacts are judged by. */
    public List<Fault> faultsOfQuality() throws IOException {
        Optional<Set<String>> known = knownQueues();
        ScorecardFolder scorecards = ScorecardFolder.read(home.resolve(SCORECARDS), known);
        List<Fault> faults = new ArrayList<>(scorecards.faults());
        // A faulty scorecard must not make its samples faulty, too.
        if (faults.isEmpty()) {
            file(
                    home.resolve(SAMPLES),
                    (text, found) -> SamplesReader.read(text, scorecards.cards().keySet(), known, found),
                    SampleRules.NONE,
                    faults);
        }
        return faults.stream().map(this::fromHome).toList();
    }

    /**
     * What is wrong with how long things stay.
     *
     * @param journalDays for which the call log's files stay
     */
    public List<Fault> faultsOfRetention(int journalDays) throws IOException {
        Optional<Set<String>> known = knownQueues();
        List<Fault> faults = new ArrayList<>();
        file(
                home.resolve(RETENTION),
                (text, found) -> RetentionReader.read(text, known, journalDays, found),
                RetentionRules.FOR_EVER,
                faults);
        return faults.stream().map(this::fromHome).toList();
    }

    private NumberPlan plan(Optional<FlowSet> flows, QueuesFile queues) {
        return NumberPlan.of(
                flows.map(FlowSet::flows).map(Map::values).orElse(List.of()),
                queues.numbers(),
                queues().toString(),
                this::fromHome);
    }

    /** The numbers of flows and queues, as far as they can be read. */
    public NumberPlan numbers() throws IOException {
        List<Fault> toldElsewhere = new ArrayList<>();
        return plan(flows(toldElsewhere), file(queues(), QueuesFile::read, QueuesFile.NONE, toldElsewhere));
    }

    /** What would be wrong between flows and queues, were these in force. */
    public List<Fault> clashes(FlowSet flows, QueuesFile queues) {
        return plan(Optional.of(flows), queues).clashes();
    }

    /** @return empty when they cannot be read, which is a fault of their own file */
    private Optional<Set<String>> knownQueues() throws IOException {
        Faults ofQueues = new Faults(queues().toString());
        QueuesFile read =
                Files.isRegularFile(queues()) ? QueuesFile.read(Files.readString(queues()), ofQueues) : QueuesFile.NONE;
        return ofQueues.isEmpty() ? Optional.of(read.queues()) : Optional.empty();
    }

    private Optional<Catalogue> prompts(List<Fault> faults) throws IOException {
        try {
            return Optional.of(Catalogue.load(home.resolve("recordings/prompts")));
        } catch (FaultyPromptsException e) {
            faults.addAll(e.faults());
            return Optional.empty();
        }
    }

    private <T> T file(Path file, BiFunction<String, Faults, T> reader, T absent, List<Fault> faults)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            return absent;
        }
        Faults ofFile = new Faults(file.toString());
        T value = reader.apply(Files.readString(file), ofFile);
        faults.addAll(ofFile.sorted());
        return value;
    }

    private Optional<FlowSet> flows(List<Fault> faults) throws IOException {
        if (!Files.isDirectory(flows())) {
            faults.add(new Fault(flows().toString(), 1, 1, "no such folder; flows stand in it, one file each"));
            return Optional.empty();
        }
        return switch (FlowLoader.load(flows())) {
            case LoadResult.Loaded(FlowSet flows) -> Optional.of(flows);
            case LoadResult.Refused(List<Fault> refused) -> {
                faults.addAll(refused);
                yield FlowLoader.soundPart(flows());
            }
        };
    }

    private static Surroundings surroundings(
            Catalogue prompts, Schedules schedules, QueuesFile queues, Operations operations) {
        return new Surroundings(
                prompts,
                operations,
                queues.queues(),
                queues.rules().recorded(),
                queues::wrongRequirement,
                schedules.names(),
                queues.destinations().extensions().keySet());
    }

    /** Files are named from the folder in which the reader stands. */
    private Fault fromHome(Fault fault) {
        return new Fault(fromHome(fault.file()), fault.line(), fault.column(), fault.message());
    }

    private String fromHome(String name) {
        Path file = Path.of(name);
        return file.startsWith(home) ? home.relativize(file).toString() : name;
    }
}
