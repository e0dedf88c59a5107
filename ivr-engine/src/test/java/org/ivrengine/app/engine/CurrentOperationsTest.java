package org.ivrengine.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.selfservice.http.OperationsFile;
import org.ivrengine.yaml.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of operations changes while calls are up. */
class CurrentOperationsTest {

    private static final String FILE = """
            systems: {shop: {url: "http://127.0.0.1:9"}}
            operations:
              NAME:
                system: shop
                request: {get: /}
                answers: [{status: 200, outcome: found}]
            """;

    private static final Operations BUILT_IN = OperationRegistry.empty()
            .with(signature("offers.next"), _ -> new Operations.Result("found", Optional.empty()));

    @TempDir
    Path folder;

    private Path file;
    private CurrentOperations operations;
    private int changes;

    private static OperationSignature signature(String name) {
        return new OperationSignature(
                name, Map.of(), Map.of("found", Optional.empty(), Operations.UNAVAILABLE, Optional.empty()));
    }

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("operations.yaml");
        operations = new CurrentOperations(file, folder, OperationsFile.NONE, BUILT_IN);
    }

    @AfterEach
    void close() {
        operations.close();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + ++changes * 10_000L));
    }

    private List<Fault> look() throws IOException {
        return operations.reloadIfChanged(_ -> List.of());
    }

    @Test
    void operationsComeChangeAndGoWithTheFile() throws IOException {
        assertEquals(Set.of("offers.next"), operations.names());
        write(FILE.replace("NAME", "orders.find"));
        assertEquals(List.of(), look());
        assertEquals(Set.of("offers.next", "orders.find"), operations.names());
        write(FILE.replace("NAME", "orders.cancel"));
        assertEquals(List.of(), look());
        assertEquals(Set.of("offers.next", "orders.cancel"), operations.names());
        Files.delete(file);
        assertEquals(List.of(), look());
        assertEquals(Set.of("offers.next"), operations.names());
    }

    @Test
    void aFileWithAFaultIsRefusedAndWhatRanRunsOn() throws IOException {
        write(FILE.replace("NAME", "orders.find"));
        look();
        write(FILE.replace("NAME", "orders.cancel").replace("status: 200", "status: 2"));
        assertEquals(1, look().size());
        assertEquals(Set.of("offers.next", "orders.find"), operations.names());
    }

    @Test
    void whatTheFlowsInForceNeedIsNotTakenAwayUntilTheyNeedItNoMore() throws IOException {
        write(FILE.replace("NAME", "orders.find"));
        look();
        Files.delete(file);
        Fault needed = new Fault("main.yaml", 1, 1, "there is no operation orders.find");
        assertEquals(
                List.of(needed),
                operations.reloadIfChanged(
                        others -> others.names().contains("orders.find") ? List.of() : List.of(needed)));
        assertEquals(Set.of("offers.next", "orders.find"), operations.names());
        assertEquals(List.of(), look());
        assertEquals(Set.of("offers.next"), operations.names());
    }

    @Test
    void anOperationOfTheFileTakesThePlaceOfTheOneThatIsBuiltIn() throws IOException {
        Operations.Request request = new Operations.Request(CallId.mint(), "offers.next", Map.of(), "key");
        assertEquals("found", operations.perform(request).outcome());
        write(FILE.replace("NAME", "offers.next"));
        look();
        assertEquals(Operations.UNAVAILABLE, operations.perform(request).outcome(), "nobody listens at port 9");
    }
}
