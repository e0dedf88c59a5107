package org.ivrengine.flow.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ivrengine.flow.model.Kind;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors complete flows with says what the loader says. */
class FlowSchemaTest {

    private static final Path FILE = Path.of("dialplans/flow.schema.json");
    private static final Pattern KNOWN = Pattern.compile(".* has no \"zzzzzzzz\"; there is (.*)");

    private static JsonNode schema() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(FILE));
    }

    private static Schema validator() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE), InputFormat.JSON);
    }

    private static Set<String> properties(JsonNode definition) {
        return new TreeSet<>(definition.get("properties").propertyNames());
    }

    /** The words that the loader says it knows where it has met one that it does not. */
    private static Set<String> wordsOfLoader(String flow, String owner) {
        Faults faults = new Faults("f.yaml");
        FlowReader.read(flow, faults);
        for (var fault : faults.sorted()) {
            Matcher matcher = KNOWN.matcher(fault.message());
            if (fault.message().startsWith(owner + " has no") && matcher.matches()) {
                return new TreeSet<>(Arrays.asList(matcher.group(1).split(", ")));
            }
        }
        throw new AssertionError("no word is refused: " + faults.sorted());
    }

    private static String flow(String step) {
        return "flow: f\nstart: a\nsteps:\n  a: " + step + "\n";
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindOfStepHasTheSameWordsInBoth(Kind kind) throws IOException {
        JsonNode definition = schema().get("$defs").get("step-" + kind.word());
        Set<String> words = properties(definition);
        String announced = words.contains("say") && kind != Kind.SAY ? "say: x, " : "";
        Set<String> ofLoader = wordsOfLoader(flow("{" + announced + kind.word() + ": x, zzzzzzzz: 1}"), "a step");
        assertEquals(words, ofLoader);
    }

    @Test
    void everyKindOfStepIsAmongTheAlternatives() throws IOException {
        Set<String> alternatives = new TreeSet<>();
        schema().get("$defs")
                .get("step")
                .get("anyOf")
                .forEach(one -> alternatives.add(one.get("$ref").asString()));
        Set<String> kinds = new TreeSet<>();
        Kind.words().forEach(word -> kinds.add("#/$defs/step-" + word));
        assertEquals(kinds, alternatives);
    }

    @Test
    void menusCollectionsAndTheFileItselfHaveTheSameWordsInBoth() throws IOException {
        JsonNode definitions = schema().get("$defs");
        assertEquals(
                properties(definitions.get("menu")),
                wordsOfLoader(flow("{menu: {say: x, keys: {1: hangup}, zzzzzzzz: 1}}"), "a menu"));
        assertEquals(
                properties(definitions.get("collect")),
                wordsOfLoader(flow("{collect: {say: x, zzzzzzzz: 1}, next: hangup}"), "a collection"));
        assertEquals(properties(schema()), wordsOfLoader("flow: f\nstart: a\nsteps: {}\nzzzzzzzz: 1\n", "a flow"));
        assertEquals(
                properties(schema().get("properties").get("defaults")),
                wordsOfLoader("flow: f\nstart: a\nsteps: {}\ndefaults: {zzzzzzzz: 1}\n", "defaults"));
    }

    @Test
    void theShippedFlowsFollowTheSchema() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("dialplans/flows"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                assertEquals(
                        List.of(), validator().validate(Files.readString(file), InputFormat.YAML), file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{say: x, nxt: hangup}",
                "{menu: {say: x, keys: {}}}",
                "{collect: {say: x, into: n}, next: hangup}",
                "{hangup: false}",
                "{menu: {say: x, keys: {1: hangup}, first_digit: 5}}",
                "{operation: x}"
            })
    void whatTheLoaderRefusesTheEditorMarks(String step) throws IOException {
        assertFalse(validator().validate(flow(step), InputFormat.YAML).isEmpty());
        Faults faults = new Faults("f.yaml");
        FlowReader.read(flow(step), faults);
        assertTrue(!faults.isEmpty());
    }
}
