package org.ivrengine.app.config;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.check.Checker;
import org.ivrengine.flow.check.Surroundings;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.selfservice.http.OperationsFile;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of docs/REMOTE-OPERATIONS.md are right, and the schema says what the reader says. */
class RemoteOperationsPageTest {

    private static final Path PAGE = Path.of("docs/REMOTE-OPERATIONS.md");
    private static final Path SCHEMA = Path.of("config/operations.schema.json");
    private static final Pattern KNOWN = Pattern.compile(".* has no \"zzzzzzzz\"; there is (.*)");

    private static final PromptIds PROMPTS = new PromptIds() {
        @Override
        public Set<String> languages() {
            return Set.of("en");
        }

        @Override
        public Set<String> ids(String language) {
            return Set.of(
                    "enter-order-number",
                    "no-such-order",
                    "system-down",
                    "interrupted",
                    "no-such-flow",
                    "one-moment",
                    "parcel-packed",
                    "parcel-shipped",
                    "parcel-delivered");
        }
    };

    private static String example(String kind) throws IOException {
        Matcher block = Pattern.compile("```yaml" + kind + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertTrue(block.find(), "no example " + kind);
        return block.group(1);
    }

    @Test
    void theExampleOfTheFileAndTheFlowThatUsesItPassEveryCheck() throws IOException {
        Faults faults = new Faults("operations.yaml");
        OperationsFile file = OperationsFile.read(example(""), Path.of("."), faults);
        assertEquals(List.of(), faults.sorted());
        OperationRegistry operations = OperationRegistry.empty();
        for (OperationSignature signature : file.signatures()) {
            operations = operations.with(signature, _ -> new Result("unavailable", Optional.empty()));
        }
        LoadResult loaded = FlowLoader.load(List.of(new FlowSource("parcels.yaml", example(" flow"))));
        if (!(loaded instanceof LoadResult.Loaded(var flows))) {
            throw new AssertionError(loaded);
        }
        assertEquals(
                List.of(),
                Checker.check(
                        flows,
                        new Surroundings(
                                PROMPTS,
                                operations,
                                Set.of("general"),
                                Set.of(),
                                (_, _) -> Optional.empty(),
                                Set.of(),
                                Set.of())));
    }

    @Test
    void theSchemaAcceptsTheExampleAndRefusesWhatTheReaderRefuses() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertEquals(List.of(), schema.validate(example(""), InputFormat.YAML));
        for (String each : List.of(
                "bearer -> token", "get: -> fetch:", "status: 404 -> status: 4040", "type: date -> type: day")) {
            String[] wrong = each.split(" -> ", -1);
            assertFalse(
                    schema.validate(example("").replace(wrong[0], wrong[1]), InputFormat.YAML)
                            .isEmpty(),
                    each);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            system       | a system             | systems: {a: {zzzzzzzz: 1}}
            operation    | operation "a"        | operations: {a: {zzzzzzzz: 1}}
            rule         | a rule of "answers"  | operations: {a: {answers: [{zzzzzzzz: 1}]}}
            request      | "request"            | operations: {a: {request: {zzzzzzzz: 1}}}
            """)
    void theSchemaHasTheWordsOfTheReader(String definition, String owner, String file) throws IOException {
        Faults faults = new Faults("operations.yaml");
        OperationsFile.read(file, Path.of("."), faults);
        Set<String> ofReader = new TreeSet<>();
        for (var fault : faults.sorted()) {
            Matcher words = KNOWN.matcher(fault.message());
            if (fault.message().startsWith(owner + " has no") && words.matches()) {
                ofReader.addAll(Arrays.asList(words.group(1).split(", ", -1)));
            }
        }
        JsonNode schema = JsonMapper.builder().build().readTree(Files.readString(SCHEMA));
        Set<String> ofSchema = new TreeSet<>(
                schema.get("$defs").get(definition).get("properties").propertyNames());
        assertEquals(ofSchema, ofReader, () -> Map.of("faults", faults.sorted()).toString());
    }
}
