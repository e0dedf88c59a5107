package org.ivrengine.flow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowReader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.HoursReader;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Kind;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Signatures;
import org.ivrengine.selfservice.Words;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;

/** The examples of docs/FLOWS.md are right. */
class FlowsReferenceTest {

    private static final Path PAGE = Path.of("docs/FLOWS.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml( \\w+)?\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("^([a-z][a-z0-9-]*\\??):", Pattern.MULTILINE);

    /** The prompts of the examples, in both languages. */
    private static final PromptIds PROMPTS = new PromptIds() {
        @Override
        public Set<String> languages() {
            return Set.of("en", "es");
        }

        @Override
        public Set<String> ids(String language) {
            Set<String> ids = new TreeSet<>(Set.of(
                    "welcome",
                    "press-a-key",
                    "not-a-choice",
                    "enter-order-number",
                    "no-such-order",
                    "system-down",
                    "you-entered",
                    "goodbye",
                    "interrupted",
                    "no-such-flow",
                    "one-moment"));
            Words.ORDER_STATES.forEach(state -> ids.add("order-state-" + state));
            return ids;
        }
    };

    private static List<String> examples(String kind) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            String info = matcher.group(1) == null ? "" : matcher.group(1).strip();
            if (info.equals(kind)) {
                found.add(matcher.group(2));
            }
        }
        assertTrue(!found.isEmpty(), "no examples of kind \"" + kind + "\"");
        return found;
    }

    @Test
    void wholeFlowsPassEveryCheck() throws IOException {
        Surroundings surroundings = new Surroundings(
                PROMPTS,
                OperationRegistry.described(new Signatures(SelfServiceSettings.DEFAULT).all()),
                Set.of("general"),
                Set.of(),
                (_, _) -> Optional.empty(),
                Set.of("office"),
                Set.of("front-desk"));
        for (String example : examples("")) {
            switch (FlowLoader.load(List.of(new FlowSource("FLOWS.md", example)))) {
                case LoadResult.Loaded(var flows) ->
                    assertEquals(List.of(), Checker.check(flows, surroundings), example);
                case LoadResult.Refused(var faults) -> assertEquals(List.of(), faults, example);
            }
        }
    }

    @Test
    void everyStepThatIsShownCanBeLoaded() throws IOException {
        for (String example : examples("step")) {
            Matcher first = STEP.matcher(example);
            assertTrue(first.find(), example);
            String text = """
                    flow: shown
                    start: %s
                    defaults: {noinput: {times: 2, then: hangup}, nomatch: {times: 2, then: hangup}}
                    steps:
                    """.formatted(first.group(1)) + example.indent(2);
            Faults faults = new Faults("FLOWS.md");
            assertTrue(FlowReader.read(text, faults).map(Flow::steps).isPresent());
            assertEquals(List.of(), faults.sorted(), text);
        }
    }

    @Test
    void theHoursThatAreShownCanBeLoaded() throws IOException {
        for (String example : examples("hours")) {
            Faults faults = new Faults("FLOWS.md");
            HoursReader.read(example, faults);
            assertEquals(List.of(), faults.sorted(), example);
        }
    }

    @Test
    void everyKindOfStepHasASectionWithAnExample() throws IOException {
        String page = Files.readString(PAGE);
        for (String word : Kind.words()) {
            int section = page.indexOf("\n### `" + word + "`");
            assertTrue(section >= 0, "docs/FLOWS.md has no section about " + word);
            int next = page.indexOf("\n### ", section + 1);
            assertTrue(page.substring(section, next < 0 ? page.length() : next).contains("```yaml step"), word);
        }
    }
}
