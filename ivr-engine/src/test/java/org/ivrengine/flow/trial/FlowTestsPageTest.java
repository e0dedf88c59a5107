package org.ivrengine.flow.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ivrengine.flow.model.FlowSet;
import org.junit.jupiter.api.Test;

/** The examples of docs/FLOW-TESTS.md do what the page says. */
class FlowTestsPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("docs/FLOW-TESTS.md")))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void everyTranscriptOfThePagePassesWithThePagesFlow() throws IOException {
        FlowSet flow = Rehearsal.flows(examples().getFirst());
        int calls = 0;
        for (String example : examples().subList(1, examples().size())) {
            for (Transcript transcript : Rehearsal.calls(example)) {
                assertEquals("", Rehearsal.play(flow, transcript).difference());
                calls++;
            }
        }
        assertEquals(5, calls);
    }
}
