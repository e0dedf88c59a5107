package org.ivrengine.app.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallStore.Batch;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A call in the database, with a message that the caller left. */
class RetentionCommandTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String CALL = "aa11".repeat(8);

    @TempDir
    private Path folder;

    private Database database;
    private Path message;

    private record Ran(int exitCode, String out, String err) {}

    @BeforeEach
    void record() throws IOException {
        Files.writeString(folder.resolve("engine.yaml"), "data: " + folder + "\nrecordings: " + folder + "\n");
        database = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")));
        CallRecord call = new CallRecord(
                CALL,
                List.of(),
                "12025550147",
                "Ana Quiroga",
                "1000",
                Optional.empty(),
                "en",
                NOON,
                NOON.plusSeconds(90),
                Ending.BY_CALLER,
                List.of(),
                List.of(),
                List.of());
        new SqlCallStore(database.jdbi(), InstantSource.system())
                .store(new Batch(
                        "journal",
                        Optional.empty(),
                        new JournalPosition("file", 1),
                        List.of(new JournalEntry.Ended(CALL, call))));
        message = Files.createDirectories(folder.resolve("voicemail")).resolve("box-" + CALL + "-2.wav");
        Files.writeString(message, "audio");
    }

    @AfterEach
    void end() {
        database.close();
    }

    private Ran run(String command, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(
                List.of(command, "--config", folder.resolve("engine.yaml").toString()));
        all.addAll(List.of(options));
        int code = new CommandLine(new RetentionCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void aPersonIsFoundHeldForgottenAndThatIsProven() {
        Ran found = run("find", "--caller", "+12025550147");
        assertEquals(0, found.exitCode(), found.err());
        assertTrue(found.out().contains("Ana Quiroga") && found.out().contains("box-" + CALL), found.out());

        assertEquals(
                "Hold 1 is in force.\n",
                run("hold", "--call", CALL, "--reason", "court").out());
        assertTrue(run("hold").out().contains("court"));
        Ran waits = run("erase", "--caller", "12025550147", "--by", "dpo");
        assertEquals(1, waits.exitCode());
        assertEquals("request 1 waits: call " + CALL + " is on hold; ./ivr retention hold shows which\n", waits.err());
        assertTrue(Files.exists(message));
        assertEquals(0, run("lift", "1").exitCode());

        Ran goesOn = run("run");
        assertEquals(0, goesOn.exitCode(), goesOn.err());
        assertFalse(Files.exists(message));
        assertFalse(run("find", "--caller", "12025550147").out().contains("Ana"));
        Ran proof = run("proof", "1", "--of", "12025550147");
        assertTrue(proof.out().contains("request 1") && proof.out().contains("dpo"), proof.out() + proof.err());
        assertEquals(
                "request 1 was about somebody else\n",
                run("proof", "1", "--of", "5").err());
        assertTrue(run("show").out().contains("done"));
        assertTrue(run("verify").out().contains("entries, none changed"));

        database.jdbi().useHandle(handle -> handle.execute("update retention_proofs set amount = 7 where entry = 3"));
        Ran broken = run("verify");
        assertEquals(1, broken.exitCode());
        assertEquals("entry 3: it was changed: its hash is another\n", broken.out());
    }

    @Test
    void whatIsNotInTheDatabaseYetIsWaitedFor() {
        try (FileCallLog log = new FileCallLog(folder.resolve("calls"), InstantSource.fixed(NOON))) {
            log.started(new Call(new CallId("bb22".repeat(8)), "1", "", "1000", "en", NOON));
        }
        Ran waits = run("erase", "--caller", "12025550147");
        assertEquals(1, waits.exitCode());
        assertTrue(waits.err().startsWith("request 1 waits: calls wait on disk for the database"), waits.err());
        assertEquals(2, run("erase").exitCode());
        assertEquals(2, run("hold", "--call", "aa", "--reason", "x").exitCode());
        assertEquals(1, run("lift", "9").exitCode());
        assertEquals(0, run("run", "--dry-run", "--json").exitCode());
    }
}
