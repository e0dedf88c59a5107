package org.ivrengine.flow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.yaml.Fault;
import org.junit.jupiter.api.Test;

/** A call must be able to carry what it knows through a crash. */
class CheckpointCheckTest {

    @Test
    void textsThatFitNoCheckpointAreRefusedWhereTheyOverflowIt() {
        String text = "x".repeat(3_600);
        assertEquals(
                List.of(
                        "flow.yaml:7:3: from here on a call can carry 7208 characters of values; a checkpoint holds 7000,"
                                + " so it could not go on here after a crash. Collect or set less"),
                faults("set: {a: " + text + "}", "set: {b: " + text + "}"));
    }

    @Test
    void aVariableThatIsSetTwiceIsCarriedOnce() {
        String text = "x".repeat(3_600);
        assertEquals(List.of(), faults("set: {a: " + text + "}", "set: {a: " + text + "}"));
    }

    @Test
    void signsTakeMoreRoomThanLetters() {
        assertEquals(
                1,
                faults("set: {a: 1}", "set: {b: \"" + "ñ".repeat(1_200) + "\"}").size());
        assertEquals(
                0,
                faults("set: {a: 1}", "set: {b: \"" + "n".repeat(1_200) + "\"}").size());
    }

    private static List<String> faults(String first, String second) {
        String flow = """
                flow: main
                numbers: ["1000"]
                start: one
                steps:

                  one: {%s, next: two}
                  two: {%s, next: hangup}
                """.formatted(first, second);
        LoadResult result = FlowLoader.load(List.of(new FlowSource("flow.yaml", flow)));
        LoadResult.Loaded loaded = assertInstanceOf(LoadResult.Loaded.class, result, result::toString);
        Findings findings = new Findings();
        CheckpointCheck.check(loaded.flows(), findings);
        return findings.sorted().stream().map(Fault::toString).toList();
    }
}
