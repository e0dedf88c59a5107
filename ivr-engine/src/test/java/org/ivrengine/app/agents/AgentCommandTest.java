package org.ivrengine.app.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.ivrengine.callcenter.AgentDesk;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import org.ivrengine.callcenter.sql.SqlAgentBook;
import org.ivrengine.console.ConsoleServer;
import org.ivrengine.console.FakeShift;
import org.ivrengine.console.IdleSupervisors;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AgentCommandTest {

    @TempDir
    private Path folder;

    private String said = "";

    /** Held open, so that no command has to open and close the file. */
    private Database database;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("engine.yaml"), "data: " + folder + "\n");
        database = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")));
    }

    @AfterEach
    void end() {
        database.close();
    }

    private int agent(String... arguments) {
        StringWriter text = new StringWriter();
        String[] all = new String[arguments.length + 1];
        all[0] = arguments[0];
        all[1] = "--config=" + folder.resolve("engine.yaml");
        System.arraycopy(arguments, 1, all, 2, arguments.length - 1);
        int exitCode = new CommandLine(new AgentCommand())
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .execute(all);
        said = text.toString();
        return exitCode;
    }

    @Test
    void anExtensionThatAFlowHasIsRefusedWithItsPlaceAndNothingIsChanged() {
        assertEquals(1, agent("add", "anna", "--dial", "PJSIP/200", "--extension", "1000"), said);
        assertTrue(
                said.matches("1000 is the number of flow \"main\" \\(.*main.yaml:5:11\\); right would be 1001,.*\\n"),
                said);
        assertEquals(0, agent("add", "anna", "--dial", "PJSIP/200", "--extension", "201"), said);
        assertEquals(1, agent("extension", "anna", "1000"), said);
        assertEquals(0, agent("show", "anna"), said);
        assertTrue(said.contains("201"), said);
    }

    @Test
    void anAgentGetsATelephoneThatOnlyHerPasswordOpens() throws IOException {
        assertEquals(0, agent("add", "anna", "--phone", "--name", "Anna; [evil] \"Pérez\"", "billing=80"), said);

        Path file = folder.resolve("phones/anna.conf");
        String account = Files.readString(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(account.contains("\ncontext = ivr-agents\n"), account);
        assertTrue(account.contains("\ncallerid = \"Anna\\; [evil] Pérez\" <anna>\n"), account);
        assertTrue(account.contains("\nqualify_frequency = 15\n"), account);
        String password = Pattern.compile("\npassword = ([a-z2-9]{20})\n")
                .matcher(account)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertTrue(said.contains("  password   " + password + "\n"), said);

        assertEquals(0, agent("phone", "anna"), said);
        assertFalse(Files.readString(file).contains(password));
    }

    @Test
    void whatCannotBeAddedIsSaidWithAReason() {
        assertEquals(0, agent("add", "anna", "--dial", "PJSIP/200"), said);

        assertEquals(1, agent("add", "anna", "--dial", "PJSIP/201"));
        assertEquals("there is an agent \"anna\" already; ids are never used again\n", said);
        assertEquals(1, agent("add", "ben", "--dial", "PJSIP/200"));
        assertEquals("PJSIP/200 is the telephone of anna\n", said);
        assertEquals(2, agent("add", "Ben Smith", "--dial", "PJSIP/201"));
        assertTrue(said.startsWith("\"Ben Smith\" cannot name an agent; right are up to 40 of a-z"), said);
        assertEquals(2, agent("add", "ben", "--dial", "PJSIP/201", "chess"));
        assertTrue(said.startsWith("\"chess\" is no skill with a level; right is for example billing=80"), said);
        assertEquals(2, agent("add", "ben"));
        assertEquals(1, agent("remove", "ana"));
        assertEquals("there is no agent \"ana\"; did you mean \"anna\"?\n", said);
    }

    @Test
    void whoIsRemovedLosesHerTelephone() {
        agent("add", "anna", "--phone");
        assertEquals(0, agent("remove", "anna"), said);

        assertFalse(Files.exists(folder.resolve("phones/anna.conf")));
        assertEquals(1, agent("add", "anna", "--phone"));
        assertEquals("there was an agent \"anna\" already; ids are never used again\n", said);
        assertFalse(Files.exists(folder.resolve("phones/anna.conf")));
    }

    @Test
    void levelsOfOneOfManyAndOfAllAreChanged() {
        agent("add", "anna", "--dial", "PJSIP/1", "billing=80");
        agent("add", "ben", "--dial", "PJSIP/2");

        assertEquals(0, agent("skills", "anna", "ben", "spanish=40"), said);
        assertEquals(
                "anna  skill spanish  0 -> 40\nben   skill spanish  0 -> 40\n2 levels changed; no engine runs.\n",
                said);
        assertEquals(0, agent("skills", "--all", "spanish=0", "training=1"), said);
        assertEquals(0, agent("skills"), said);
        assertEquals("agent  billing  training\nanna   80       1\nben    -        1\n", said);
        assertEquals(2, agent("skills", "spanish=40"));
        assertEquals(2, agent("skills", "anna", "spanish=101"));
    }

    @Test
    void levelsGoOutAndInAsATable() throws IOException {
        agent("add", "anna", "--dial", "PJSIP/1", "billing=80");
        agent("add", "ben", "--dial", "PJSIP/2", "spanish=10");
        Path table = folder.resolve("levels.csv");
        agent("skills", "--csv");
        assertEquals("agent,billing,spanish\nanna,80,0\nben,0,10\n", said);
        Files.writeString(table, said.replace("ben,0,", "ben,30,"));

        assertEquals(0, agent("skills", "--from", table.toString()), said);

        assertEquals("ben  skill billing  0 -> 30\n1 level changed; no engine runs.\n", said);
        Files.writeString(table, "agent,billing\nana,1\n");
        assertEquals(1, agent("skills", "--from", table.toString()));
        assertEquals(
                table + ":2:1: there is no agent \"ana\"; did you mean \"anna\"?\n1 fault; nothing is changed\n", said);
    }

    @Test
    void withoutAnEngineTheShiftIsKeptForItsStart() {
        agent("add", "anna", "--dial", "PJSIP/1");
        assertEquals(1, agent("pause", "anna", "lunch"));
        assertEquals("anna is not on duty\n", said);
        assertEquals(0, agent("sign-in", "anna"), said);
        assertEquals(0, agent("pause", "anna", "lunch"), said);
        assertEquals("No engine runs; when one starts, anna pauses: lunch.\n", said);
        assertEquals(1, agent("ready", "anna"));
        assertEquals(
                List.of(new Duty.Paused("anna", "lunch")),
                new SqlAgentBook(database.jdbi(), InstantSource.system()).onDuty());
    }

    @Test
    void whoChangedWhatIsShown() {
        agent("add", "anna", "--dial", "PJSIP/1", "billing=80");
        agent("skills", "anna", "billing=90");

        assertEquals(0, agent("show", "anna"), said);

        String who = System.getProperty("user.name");
        assertTrue(
                said.lines()
                        .anyMatch(line -> line.matches(
                                "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +" + who + " +skill billing +80 +90")),
                said);
    }

    @Test
    void anEngineThatRunsTakesUpEverythingAtOnce() throws IOException {
        FakeShift shift = new FakeShift();
        try (ConsoleServer engine = new ConsoleServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder,
                new AgentDesk(new SqlAgentBook(database.jdbi(), InstantSource.system()), shift),
                shift,
                (_, _, _) -> {
                    throw new AssertionError("nothing is recorded here");
                },
                IdleSupervisors.desk(new SqlAgentBook(database.jdbi(), InstantSource.system()), database.jdbi()),
                new MetricRegistry(),
                List.of())) {
            agent("add", "anna", "--dial", "PJSIP/1");
            assertEquals(0, agent("sign-in", "anna"), said);
            shift.floor =
                    new Floor(0, List.of(new Floor.OnDuty("anna", "Anna", "paused", "lunch", 0, "", false)), List.of());
            assertEquals(0, agent("pause", "anna", "lunch"), said);
            assertEquals("anna pauses: lunch.\n", said);
            assertEquals(0, agent("skills", "anna", "billing=5"), said);
            assertTrue(said.endsWith("1 level changed; the engine goes by it now.\n"), said);
            assertEquals(0, agent("list"), said);
            assertEquals(
                    "agent  name  telephone  state           skills\nanna   anna  PJSIP/1    paused (lunch)  billing=5\n",
                    said);
            assertEquals(0, agent("remove", "anna"), said);
            assertTrue(engine.address().getPort() > 0);
        }
        assertEquals(List.of("sign in anna", "pause anna: lunch", "changed anna", "sign out anna"), shift.asked);
    }
}
