package org.ivrengine.app.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.sql.SqlAgentBook;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

    private final StringWriter out = new StringWriter();

    private int check(String... arguments) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }

    private static void faultyHome(Path home) throws IOException {
        Files.createDirectories(home.resolve("dialplans/flows"));
        Files.createDirectories(home.resolve("config"));
        Files.writeString(
                home.resolve("dialplans/flows/main.yaml"),
                "flow: main\nstart: a\nsteps:\n  a: {say: hello, next: b}\n  c: {say: hello}\n");
        Files.writeString(home.resolve("config/hours.yaml"), "office: {zone: Mars, week: {}}\n");
    }

    @Test
    void whatWeShipHasNoFaults() {
        assertEquals(0, check(), out::toString);
        assertTrue(out.toString().startsWith("No faults: "), out::toString);
    }

    @Test
    void faultsOfAllFilesAreListedWithTheirPlaces(@TempDir Path home) throws IOException {
        faultyHome(home);
        assertEquals(1, check("--home", home.toString()));
        assertTrue(out.toString().contains("dialplans/flows/main.yaml:5:3: step \"c\" leads nowhere"), out::toString);
        assertTrue(out.toString().contains("config/hours.yaml:1:16: \"Mars\" is no time zone"), out::toString);
        assertTrue(out.toString().contains("recordings/prompts:1:1: "), out::toString);
        assertTrue(out.toString().endsWith("3 faults\n"), out::toString);
    }

    @Test
    void aFlowThatCannotBeReadDoesNotHideWhatIsWrongWithAnother(@TempDir Path home) throws IOException {
        Path flows = Files.createDirectories(home.resolve("dialplans/flows"));
        Path recordings = Files.createDirectories(home.resolve("recordings"));
        Files.createSymbolicLink(
                recordings.resolve("prompts"), Path.of("recordings/prompts").toAbsolutePath());
        Files.writeString(flows.resolve("a.yaml"), "flow: a\nnumbers: [\"1\"]\nstrat: x\nsteps: {}\n");
        Files.writeString(
                flows.resolve("b.yaml"),
                "flow: b\nnumbers: [\"2\"]\nstart: x\nsteps: {x: {say: welcom, hangup: true}}\n");
        Files.writeString(
                flows.resolve("c.yaml"), "flow: c\nnumbers: [\"3\"]\nstart: x\nsteps: {x: {goto: {flow: a}}}\n");
        assertEquals(1, check("--home", home.toString()));
        assertTrue(out.toString().contains("dialplans/flows/a.yaml:3:1: "), out::toString);
        assertTrue(out.toString().contains("dialplans/flows/b.yaml:4:18: "), out::toString);
        assertTrue(!out.toString().contains("c.yaml"), "what a broken flow is named by is no fault of its own");
    }

    /** A number of two flows, a queue's that a flow has, a code, a key of recordings, and an agent's extension. */
    @Test
    void aNumberThatTwoHaveIsSaidWithItsPlaceAndAFreeOne(@TempDir Path home) throws IOException {
        Path flows = Files.createDirectories(home.resolve("dialplans/flows"));
        Files.createDirectories(home.resolve("config"));
        Files.createSymbolicLink(
                Files.createDirectories(home.resolve("recordings")).resolve("prompts"),
                Path.of("recordings/prompts").toAbsolutePath());
        String steps = "start: x\nsteps: {x: {say: goodbye, hangup: true}}\n";
        Files.writeString(flows.resolve("a.yaml"), "flow: a\nnumbers: [\"600\", \"*11\"]\n" + steps);
        Files.writeString(home.resolve("config/queues.yaml"), """
                queues:
                  orders: {number: 600}
                  billing: {number: 601}
                """);
        Files.writeString(home.resolve("config/engine.yaml"), "data: " + home.resolve("data") + "\n");
        try (Database database = Database.openNow(new DatabaseSettings.Embedded(home.resolve("data/db")))) {
            new SqlAgentBook(database.jdbi(), InstantSource.system())
                    .add(new Agent("anna", "anna", "PJSIP/anna", "", new TreeMap<>(), new TreeSet<>(), "601"), "test");
        }
        assertEquals(1, check("--home", home.toString()), out::toString);
        String said = out.toString();
        assertAll(
                () -> assertTrue(
                        said.contains("config/queues.yaml:2:20: 600 is the number of flow \"a\" (dialplans/flows/"),
                        said),
                () -> assertTrue(said.contains("a.yaml:2:11) already; right would be 602, for example"), said),
                () -> assertTrue(said.contains("a.yaml:2:18: *11 is a code of agents' telephones"), said),
                () -> assertTrue(
                        said.contains("config/queues.yaml:3:21: 601 is the extension of agent anna already"), said),
                () -> assertTrue(said.endsWith("3 faults\n"), said));
    }

    @Test
    void programsReadTheFaultsAsJson(@TempDir Path home) throws IOException {
        faultyHome(home);
        assertEquals(1, check("--json", "--home", home.toString()));
        assertTrue(out.toString().startsWith("{\"faults\":[{\"file\":\"config/hours.yaml\""), out::toString);
    }

    @Test
    void wrongUsageIsToldApartFromFaults() {
        assertEquals(2, check("--jsn"));
    }
}
