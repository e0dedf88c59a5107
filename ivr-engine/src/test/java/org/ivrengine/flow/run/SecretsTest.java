package org.ivrengine.flow.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Value;
import org.ivrengine.store.Database;
import org.ivrengine.store.Dump;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What callers type in secret reaches the operations that need it, and nothing else. */
class SecretsTest {

    private static final String PIN = "739184";
    private static final String CARD = "4929123456781234";

    @TempDir
    Path folder;

    @Test
    void neitherPinNorCardNumberIsInJournalDatabaseLogsOrCheckpoints() throws IOException {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("org.ivrengine");
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
        Rig rig = callWithSecrets();
        String journal;
        String database;
        try {
            assertThrowsWhenTheLineIsCut(rig);
            rig.begin();
            assertEquals(PIN, text(rig.requests.getFirst(), "pin"));
            assertEquals(CARD, text(rig.requests.getLast(), "card"));
            database = databaseAfter(rig);
            journal = Files.readString(folder.resolve("calls-2026-11-22.jsonl"));
        } finally {
            root.detachAppender(logged);
            root.setLevel(before);
        }
        List<String> everywhere = List.of(
                journal,
                database,
                String.join("\n", rig.checkpoints),
                logged.list.stream().map(SecretsTest::whole).toList().toString());
        for (String place : everywhere) {
            assertFalse(place.contains(PIN), place);
            assertFalse(place.contains(CARD), place);
        }
        assertTrue(database.contains("account.pin"), database);
        assertTrue(journal.contains("account.pin"), journal);
        assertTrue(everywhere.getLast().contains("failed"), "the log has the operation that failed");
    }

    private static Rig callWithSecrets() {
        Rig rig = new Rig(Rig.load(Rig.flow("""
                start: {collect: {say: enter-pin, into: pin, digits: 6, secret: true}, next: verify}
                verify: {operation: verify, with: {pin: $pin}, on: {ok: change, unavailable: change}}
                change: {operation: change, with: {pin: $pin}, on: {changed: card}}
                card: {collect: {say: enter-card, into: card, digits: 16, secret: true}, next: pay}
                pay: {operation: pay, with: {card: $card}, on: {paid: out}}
                """)));
        rig.operations.put("verify", request -> {
            throw new IllegalStateException("the backend is away");
        });
        rig.operations.put(
                "change",
                _ -> new Operations.Result(
                        "changed",
                        Optional.empty(),
                        new Facts(Optional.of("200417"), List.of(new Change("account.pin", "", "")))));
        rig.operations.put("pay", _ -> new Operations.Result("paid", Optional.empty()));
        rig.caller.afterHearing("enter-pin", PIN).afterHearing("enter-card", CARD);
        return rig;
    }

    /** A first call whose session is lost while the PIN is known: a checkpoint of it is there. */
    private static void assertThrowsWhenTheLineIsCut(Rig whole) {
        Rig rig = callWithSecrets();
        rig.operations.put("change", _ -> {
            throw new SessionEnded(SessionEnded.Why.CONNECTION_LOST);
        });
        assertThrows(SessionEnded.class, rig::begin);
        whole.checkpoints.addAll(rig.checkpoints);
    }

    private String databaseAfter(Rig rig) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
        try (Database database = TestDatabases.h2()) {
            try (FileCallLog log = new FileCallLog(folder, clock)) {
                log.started(Rig.CALL);
                rig.operationVisits.forEach(visit -> log.operationDone(Rig.CALL.id(), visit));
                rig.visits.forEach(visit -> log.stepLeft(Rig.CALL.id(), visit));
                log.ended(Rig.CALL.id(), clock.instant(), Ending.BY_FLOW);
                await().until(() -> log.waiting() == 0);
                new JournalCarrier(folder, log::durable, new SqlCallStore(database.jdbi(), clock), 30, clock).close();
            }
            return Dump.of(database.jdbi());
        }
    }

    private static String text(Operations.Request request, String input) {
        return request.inputs().get(input) instanceof Value.Text(String text) ? text : "";
    }

    /** Message and everything that was thrown. */
    private static String whole(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            text.append(' ').append(thrown.getMessage());
        }
        return text.toString();
    }
}
