package org.ivrengine.flow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.yaml.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A corpus of broken flows. Beside each stands what the reader is told, in {@code .txt}: every message there is appears
 * in one of them. A flow that is beside an empty list looks wrong and is right.
 */
class BrokenFlowsTest {

    private static final Path CORPUS = Path.of("ivr-engine/src/test/resources/flows/broken");

    static Stream<Path> broken() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void theReaderIsToldWhatIsWrongWhereAndWhatWouldBeRight(Path file) throws IOException {
        String name = file.getFileName().toString();
        LoadResult result = FlowLoader.load(List.of(new FlowSource(name, Files.readString(file))));
        List<Fault> faults = switch (result) {
            case LoadResult.Loaded(var flows) -> Checker.check(flows, World.SURROUNDINGS);
            case LoadResult.Refused(var refused) -> refused;
        };
        Path expected = CORPUS.resolve(name.replace(".yaml", ".txt"));
        String told = faults.stream().map(fault -> fault + "\n").collect(Collectors.joining());
        if (Boolean.getBoolean("corpus.write")) {
            Files.writeString(expected, told);
        }
        assertEquals(Files.readString(expected), told);
    }
}
