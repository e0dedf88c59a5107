package org.ivrengine.flow.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/** A flow and a transcript as text, and what comes of them. */
final class Rehearsal {

    private static final OperationSignature FIND = new OperationSignature(
            "orders.find",
            Map.of("number", new OperationSignature.Input(ValueType.Plain.DIGITS, true)),
            Map.of(
                    "found",
                    Optional.of(new ValueType.Fields(
                            Map.of("state", new ValueType.OneOf(Set.of("shipped")), "due", ValueType.Plain.DATE))),
                    "not_found",
                    Optional.empty(),
                    "unavailable",
                    Optional.empty()));

    private Rehearsal() {}

    /** A flow that asks for one key and then goes by what its steps say; {@code bye} says so and hangs up. */
    static FlowSet flow(String steps) {
        return flows("""
                flow: main
                numbers: ["1000"]
                start: start
                defaults:
                  noinput: {1: press-a-key, then: bye}
                  nomatch: {1: not-a-choice, then: bye}
                steps:
                  bye: {say: bye, hangup: true}
                """ + steps.indent(2));
    }

    static FlowSet flows(String... texts) {
        List<FlowSource> sources = Arrays.stream(texts)
                .map(text -> new FlowSource("flow.yaml", text))
                .toList();
        return switch (FlowLoader.load(sources)) {
            case LoadResult.Loaded(FlowSet loaded) -> loaded;
            case LoadResult.Refused(var faults) -> fail("flows are refused: " + faults);
        };
    }

    /** @param turns lines of a call's turns */
    static Transcript call(String turns) {
        List<Transcript> calls = calls("calls:\n  - call: A call\n    turns:\n" + turns.indent(6));
        assertEquals(1, calls.size());
        return calls.getFirst();
    }

    static List<Transcript> calls(String file) {
        Faults faults = new Faults("test.yaml");
        List<Transcript> calls = read(file, faults);
        assertEquals(List.of(), faults.sorted());
        return calls;
    }

    static List<String> faultsOf(String file) {
        Faults faults = new Faults("test.yaml");
        read(file, faults);
        return faults.sorted().stream().map(Fault::toString).toList();
    }

    private static List<Transcript> read(String file, Faults faults) {
        return TranscriptReader.read(
                new FlowSource("test.yaml", file),
                name -> name.equals("orders.find") ? Optional.of(FIND) : Optional.empty(),
                faults);
    }

    static TrialResult play(FlowSet flows, Transcript transcript) {
        return new Trial(flows, new ReadAloud(), Schedules.NONE).run(transcript);
    }

    static void passes(FlowSet flows, String turns) {
        assertEquals("", play(flows, call(turns)).difference());
    }

    /** @param difference what was expected, then what happened */
    static void fails(FlowSet flows, String turns, String difference) {
        TrialResult result = play(flows, call(turns));
        assertEquals(
                difference,
                result.mismatch()
                        .map(found -> found.place().line() - 3 + ": " + found.expected() + " / " + found.happened())
                        .orElse("passed"));
    }

    /** Languages that know every prompt but one: {@code unheard-of}. */
    static final class ReadAloud implements Speech {
        @Override
        public List<Sound> sounds(Utterance utterance, String language) {
            if (utterance.equals(new Utterance.Prompt("unheard-of"))) {
                throw new IllegalArgumentException("no prompt \"unheard-of\" in " + language);
            }
            return List.of(new Sound(language, "anything"));
        }

        @Override
        public String text(Utterance utterance, String language) {
            return language + " " + Wording.of(utterance);
        }
    }
}
