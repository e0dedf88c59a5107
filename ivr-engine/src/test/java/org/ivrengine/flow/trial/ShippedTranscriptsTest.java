package org.ivrengine.flow.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.HoursReader;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Signatures;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped flows go as the shipped transcripts say. */
class ShippedTranscriptsTest {

    private static final Path FLOWS = Path.of("dialplans/flows");
    private static final OperationRegistry SIGNATURES =
            OperationRegistry.described(new Signatures(SelfServiceSettings.DEFAULT).all());
    private static final double COVERAGE_MIN_PERCENT = 95;

    private static FlowSet flows() throws IOException {
        return switch (FlowLoader.load(FLOWS)) {
            case LoadResult.Loaded(FlowSet flows) -> flows;
            case LoadResult.Refused(var faults) -> fail(faults.toString());
        };
    }

    private static List<Transcript> transcripts() throws IOException {
        List<Transcript> transcripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(FLOWS.resolve("tests"))) {
            for (Path file : files.sorted().toList()) {
                Faults faults = new Faults(file.toString());
                transcripts.addAll(TranscriptReader.read(
                        new FlowSource(file.toString(), Files.readString(file)), SIGNATURES::signature, faults));
                assertEquals(List.of(), faults.sorted());
            }
        }
        return transcripts;
    }

    private static Trial trial(FlowSet flows) throws Exception {
        Faults faults = new Faults("hours.yaml");
        return new Trial(
                flows,
                Catalogue.load(Path.of("recordings/prompts")),
                HoursReader.read(Files.readString(Path.of("config/hours.yaml")), faults));
    }

    @TestFactory
    Stream<DynamicTest> theShippedFlowsGoAsWritten() throws Exception {
        Trial trial = trial(flows());
        return transcripts().stream()
                .map(transcript -> DynamicTest.dynamicTest(
                        transcript.title(),
                        () -> assertEquals("", trial.run(transcript).difference())));
    }

    @Test
    void nearlyEveryWayOutOfEveryStepIsWalked() throws Exception {
        FlowSet flows = flows();
        Trial trial = trial(flows);
        Coverage coverage = new Coverage(flows);
        for (Transcript transcript : transcripts()) {
            coverage.add(trial.run(transcript).visits());
        }
        assertTrue(
                coverage.percent() > COVERAGE_MIN_PERCENT,
                () -> coverage.percent() + " % walked; never: " + coverage.neverWalked());
    }
}
