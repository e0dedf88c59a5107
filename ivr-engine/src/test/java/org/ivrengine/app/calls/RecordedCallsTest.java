package org.ivrengine.app.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.RecordedTalk.Muted;
import org.ivrengine.calllog.RecordingArchive.Heard;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.calllog.sql.SqlRecordingArchive;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A recorded call is shown, heard and saved, and it is on record who did. */
class RecordedCallsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final CallId CALL = new CallId("aa11".repeat(8));
    private static final byte[] AUDIO = "as if it were audio".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private Database database;
    private String said = "";

    @BeforeEach
    void open() throws IOException {
        database = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")));
        Files.writeString(folder.resolve("engine.yaml"), "data: %1$s\nrecordings: %1$s/recordings\n".formatted(folder));
        Path file = folder.resolve("recordings/calls/2026/11/22/r1.wav");
        Files.createDirectories(file.getParent());
        Files.write(file, AUDIO);
        carry(database, RecordedTalk.State.RUNNING, RecordedTalk.State.KEPT);
    }

    private void carry(Database into, RecordedTalk.State... states) throws IOException {
        Path journal = folder.resolve("calls");
        try (FileCallLog log = new FileCallLog(journal, CLOCK);
                JournalCarrier _ =
                        new JournalCarrier(journal, log::durable, new SqlCallStore(into.jdbi(), CLOCK), 30, CLOCK)) {
            log.started(new Call(CALL, "5551", "", "1000", "en", NOON));
            for (RecordedTalk.State state : states) {
                log.recording(recording(state));
            }
            log.ended(CALL, NOON.plusSeconds(65), Ending.BY_FLOW);
            SqlRecordingArchive archive = new SqlRecordingArchive(into.jdbi());
            await().until(() ->
                    archive.ofCall(CALL.value()).stream().anyMatch(each -> each.state() == states[states.length - 1]));
        }
    }

    private static RecordedTalk recording(RecordedTalk.State state) {
        boolean kept = state == RecordedTalk.State.KEPT;
        return new RecordedTalk(
                "r1",
                CALL.value(),
                "c-1",
                "orders",
                "anna",
                "20%",
                state,
                NOON.plusSeconds(5).toEpochMilli(),
                kept ? 34_200 : 0,
                0,
                2,
                kept ? "2026/11/22/r1.wav" : "",
                kept ? AUDIO.length : 0,
                kept ? sha256() : "",
                kept ? List.of(new Muted(5_000, 9_500, "anna, by key")) : List.of());
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(AUDIO));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine calls = new CommandLine(new CallsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));
        String[] all = new String[arguments.length + 2];
        all[0] = arguments[0];
        all[1] = "--config";
        all[2] = folder.resolve("engine.yaml").toString();
        System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
        int exitCode = calls.execute(all);
        said = out.toString();
        return exitCode;
    }

    private List<String> heard() {
        return new SqlRecordingArchive(database.jdbi())
                .heard("r1").stream().map(Heard::what).toList();
    }

    @Test
    void itIsListedWithWhatWasMutedAndTheLaterWordCounts() {
        assertEquals(0, run("show", "aa11"), () -> said);
        assertTrue(said.endsWith("""

                recording 1  anna in queue orders (rule 20%), from 0:05.000, 34.2 s, caller left, agent right
                             muted 5.0 s to 9.5 s (anna, by key)
                """), said);
        assertEquals(0, run("show", "--json", "aa11"), () -> said);
        assertTrue(said.contains("\"from_ms\" : 5000"), said);
        assertEquals(List.of(), heard());
    }

    @Test
    void itIsWrittenToAFileAndSavedAndThatIsOnRecord() throws IOException {
        Path copy = folder.resolve("copy.wav");
        assertEquals(0, run("play", "aa11", "--to", copy.toString()), () -> said);
        assertArrayEquals(AUDIO, Files.readAllBytes(copy));
        assertEquals(0, run("save", "aa11", "--folder", folder.resolve("out").toString()), () -> said);
        assertEquals(CALL + ": 1 recording\n", said);
        assertArrayEquals(AUDIO, Files.readAllBytes(folder.resolve("out/" + CALL + "-1.wav")));
        assertTrue(Files.readString(folder.resolve("out/" + CALL + ".json")).contains("anna, by key"));
        assertEquals(List.of("copied", "saved"), heard());
    }

    @Test
    void aFileThatIsNotWhatWasRecordedIsGivenToNobody() throws IOException {
        Files.writeString(folder.resolve("recordings/calls/2026/11/22/r1.wav"), "something else");
        assertEquals(1, run("play", "aa11", "--to", folder.resolve("copy.wav").toString()));
        assertTrue(said.contains("is not what was recorded"), said);
        Files.delete(folder.resolve("recordings/calls/2026/11/22/r1.wav"));
        assertEquals(1, run("play", "aa11"));
        assertTrue(said.contains("is not there any more"), said);
        assertEquals(List.of(), heard());
    }

    @Test
    void itIsFoundByThatItWasRecordedAndExportedWithItsAudio() throws IOException {
        assertEquals(0, run("find", "--recorded", "yes", "--csv"), () -> said);
        assertTrue(said.contains(CALL.value()), said);
        assertEquals(0, run("find", "--recorded", "no", "--csv"), () -> said);
        assertFalse(said.contains(CALL.value()), said);
        assertEquals(2, run("find", "--recorded", "perhaps"));
        assertTrue(said.contains("expected one of [YES, NO]"), said);

        Path out = folder.resolve("exported");
        assertEquals(0, run("export", "--audio", out.toString(), "--recorded", "yes"), () -> said);
        assertTrue(said.lines().findFirst().orElseThrow().endsWith(",contained,recordings"), said);
        assertTrue(said.contains("," + CALL + "-1.wav\r\n1 calls\n1 recording\n"), said);
        assertArrayEquals(AUDIO, Files.readAllBytes(out.resolve(CALL + "-1.wav")));
        assertEquals(List.of("exported"), heard());
    }

    @Test
    void aRecordingThatIsNotThereAnyMoreIsSaidInTheExportAndStopsNothing() throws IOException {
        Path file = folder.resolve("recordings/calls/2026/11/22/r1.wav");
        Path out = folder.resolve("exported");
        Files.writeString(file, "something else");
        assertEquals(0, run("export", "--audio", out.toString(), "--format", "jsonl"), () -> said);
        assertTrue(said.contains("\"file\":\"\",\"bytes\""), said);
        assertTrue(said.contains("\"state\":\"altered\""), said);
        Files.delete(file);
        assertEquals(0, run("export", "--audio", out.toString()), () -> said);
        assertTrue(said.contains("," + CALL + "-1:missing\r\n"), said);
        assertTrue(said.endsWith("0 recordings, 1 more could not be had\n"), said);
        assertEquals(0, run("export", "--audio", out.toString(), "--what", "contacts"), () -> said);
        assertEquals(2, run("export", "--audio", out.toString(), "--what", "steps"));
        assertFalse(Files.exists(out.resolve(CALL + "-1.wav")));
        assertEquals(List.of(), heard());
    }

    @Test
    void withoutAnEngineNothingIsMuted() {
        assertEquals(1, run("mute", "aa11"));
        assertEquals("no engine runs\n", said);
        assertEquals(2, run("play", "aa11", "--recording", "2"));
    }

    @Tag("slow")
    @Test
    void postgresqlKeepsTheSame() throws IOException {
        try (Database postgres = TestDatabases.postgres()) {
            carry(postgres, RecordedTalk.State.RUNNING, RecordedTalk.State.KEPT);
            SqlRecordingArchive archive = new SqlRecordingArchive(postgres.jdbi());
            assertEquals(List.of(recording(RecordedTalk.State.KEPT)), archive.ofCall(CALL.value()));
            archive.note("r1", new Heard(NOON, "qa", "played"));
            assertEquals(List.of(new Heard(NOON, "qa", "played")), archive.heard("r1"));
        }
    }
}
