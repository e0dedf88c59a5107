package org.ivrengine.app.flow;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.trial.Coverage;
import org.ivrengine.flow.trial.Transcript;
import org.ivrengine.flow.trial.TranscriptReader;
import org.ivrengine.flow.trial.Trial;
import org.ivrengine.flow.trial.TrialResult;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/**
 * All calls of some files of transcripts, played.
 *
 * @param faults of files that could not be read; their calls were not played
 */
record TrialRun(List<Fault> faults, List<Timed> trials, Coverage coverage) {

    TrialRun {
        faults = List.copyOf(faults);
        trials = List.copyOf(trials);
    }

    /** @param tookNs time that it took to play the call */
    record Timed(TrialResult result, long tookNs) {

        double tookMs() {
            return tookNs / 1e6;
        }
    }

    /** @param operations whose signatures tell the types of what a transcript lets an operation give */
    static TrialRun of(List<Path> files, FlowSet flows, Speech speech, Schedules schedules, Operations operations)
            throws IOException {
        Trial trial = new Trial(flows, speech, schedules);
        Coverage coverage = new Coverage(flows);
        List<Fault> faults = new ArrayList<>();
        List<Timed> trials = new ArrayList<>();
        for (Path file : files) {
            for (Transcript transcript : read(file, operations, faults)) {
                long startNs = System.nanoTime();
                TrialResult result = trial.run(transcript);
                trials.add(new Timed(result, System.nanoTime() - startNs));
                coverage.add(result.visits());
            }
        }
        return new TrialRun(faults, trials, coverage);
    }

    private static List<Transcript> read(Path file, Operations operations, List<Fault> faults) throws IOException {
        Faults ofFile = new Faults(file.toString());
        List<Transcript> transcripts;
        try {
            transcripts = TranscriptReader.read(
                    new FlowSource(file.toString(), Files.readString(file)), operations::signature, ofFile);
        } catch (CharacterCodingException e) {
            faults.add(new Fault(file.toString(), 1, 1, "the file is not UTF-8 text"));
            return List.of();
        }
        faults.addAll(ofFile.sorted());
        return ofFile.isEmpty() ? transcripts : List.of();
    }

    long failed() {
        return trials.stream().filter(trial -> !trial.result().hasPassed()).count();
    }

    boolean isFine() {
        return faults.isEmpty() && failed() == 0;
    }

    /** Half of the calls took no longer to play. */
    double medianMs() {
        return trials.stream()
                .mapToDouble(Timed::tookMs)
                .sorted()
                .skip(trials.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
