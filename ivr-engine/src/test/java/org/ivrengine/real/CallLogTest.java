package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.store.Database;
import org.ivrengine.store.Dump;
import org.ivrengine.store.RestartablePostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A caller types a PIN and a card number; the database is stopped in the middle of her call. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class CallLogTest {

    private static final String PIN = "7391";
    private static final String CARD = "4929123456781234";
    private static final Prompt OFFERS = Prompt.of("en", "offers");
    private static final Prompt GOODBYE = Prompt.of("en", "goodbye");

    @Test
    void theCallGoesOnAndIsInTheDatabaseOnceAfterwardsAndNothingTypedInSecretIsAnywhere(
            RealAsterisk asterisk, @TempDir Path folder) throws IOException {
        try (RestartablePostgres postgres = new RestartablePostgres(folder)) {
            postgres.start();
            try (RealEngine engine = RealEngine.start(
                    asterisk,
                    Path.of("ivr-engine/src/test/resources/call-log"),
                    "database: {url: \"" + postgres.url() + "\", user: postgres, password: postgres}\n")) {
                awaitCallsTable(postgres);
                String variables = callInWhoseMiddleTheDatabaseIsStopped(asterisk, postgres);
                CallRecord record = engine.finished(1).getFirst();
                engine.kill();
                postgres.start();
                engine.startAgain();

                CallDetail stored = awaitStored(postgres, record.call());
                assertAll(
                        () -> assertEquals(CallStatus.BY_FLOW, stored.summary().status()),
                        () -> assertEquals(
                                List.of("pin", "between", "card", "goodbye", "goodbye.hangup"),
                                stored.steps().stream().map(StepVisit::step).toList()),
                        () -> assertEquals(record.channels(), stored.channels()),
                        () -> assertEquals(1, stored.channels().size()));
                String dump = dump(postgres);
                assertTrue(dump.contains("secrets"), "the dump has the flow's name");
                assertTrue(variables.contains("IVR_CP_"), variables);
                assertTrue(engine.log().contains("calls wait on disk"), engine.log());
                assertNothingSecret(List.of(dump, variables, engine.log(), files(engine.folder())));
            }
        }
    }

    /** @return the variables of the caller's channel after she has typed her PIN */
    private static String callInWhoseMiddleTheDatabaseIsStopped(RealAsterisk asterisk, RestartablePostgres postgres) {
        try (SippCall call = asterisk.call("3000")
                .from("Ana", "5551234")
                .waitMs(400)
                .press(PIN)
                .waitMs(OFFERS.lengthMs() + 6_000)
                .press(CARD)
                .expectHangUp(GOODBYE.lengthMs() + 8_000)
                .start()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> call.heard()
                            .hearing(OFFERS)
                            .filter(heard -> heard.heardMs() > 700)
                            .isPresent());
            postgres.stop();
            String variables = variables(asterisk);
            assertTrue(call.await()
                    .expectAllAsScripted()
                    .audio()
                    .hearing(GOODBYE)
                    .orElseThrow()
                    .isComplete());
            return variables;
        }
    }

    private static String variables(RealAsterisk asterisk) {
        return asterisk.console("core show channels concise")
                .lines()
                .map(line -> line.substring(0, Math.max(0, line.indexOf('!'))))
                .filter(channel -> !channel.isEmpty())
                .map(channel -> asterisk.console("core show channel " + channel))
                .collect(Collectors.joining("\n"));
    }

    private static void awaitCallsTable(RestartablePostgres postgres) {
        try (Database database = Database.openNow(postgres.settings())) {
            new SqlCallArchive(database.jdbi()).idsThatBegin("", 1);
        }
    }

    private static CallDetail awaitStored(RestartablePostgres postgres, String call) {
        try (Database database = Database.openNow(postgres.settings())) {
            SqlCallArchive archive = new SqlCallArchive(database.jdbi());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> archive.call(call)
                            .filter(found -> found.summary().endedAt().isPresent())
                            .isPresent());
            assertEquals(1, archive.idsThatBegin("", 10).size());
            Optional<CallDetail> found = archive.call(call);
            return found.orElseThrow();
        }
    }

    private static String dump(RestartablePostgres postgres) {
        try (Database database = Database.openNow(postgres.settings())) {
            return Dump.of(database.jdbi());
        }
    }

    private static String files(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private static void assertNothingSecret(List<String> places) {
        for (String place : places) {
            assertFalse(place.contains(CARD), "the card number");
            assertFalse(
                    place.lines().anyMatch(line -> line.matches(".*(?<![0-9a-f-])" + PIN + "(?![0-9a-f-]).*")),
                    () -> "the PIN: "
                            + place.lines().filter(line -> line.contains(PIN)).toList());
        }
    }
}
