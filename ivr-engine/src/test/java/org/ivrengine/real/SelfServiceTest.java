package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What callers of the demo company can do for themselves, on its database and on a system of its own. All of them call at
 * the same time, at night; each test looks at one of the calls. PINs of the demo company are 27 and the last two digits of
 * the account.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SelfServiceTest {

    private static final Duration DEMO_WITHIN = Duration.ofSeconds(60);

    /** Time for keys, PIN and answers; a machine under load is slow to check PINs. */
    private static final int SERVED_MS = 20_000;

    private final Map<String, SippCall> calls = new LinkedHashMap<>();
    private LateSystem late;
    private RealEngine engine;

    @BeforeAll
    void everybodyCalls(RealAsterisk asterisk) throws IOException {
        late = new LateSystem();
        Path rules = Files.createTempDirectory("rules");
        Files.writeString(rules.resolve("hours.yaml"), "office: {zone: America/New_York, week: {mon-sun: closed}}\n");
        Files.writeString(rules.resolve("operations.yaml"), late.operations());
        engine = RealEngine.startWithDemoCompany(
                asterisk,
                Path.of("dialplans/flows"),
                "hours: " + rules.resolve("hours.yaml") + "\noperations: " + rules.resolve("operations.yaml") + "\n");
        await().atMost(DEMO_WITHIN).until(() -> engine.log().contains("it has a demo company now"));

        calls.put(
                "status",
                from(asterisk, "5550901")
                        .press("11")
                        .press("10061#")
                        .press("73001")
                        .waitMs(SERVED_MS)
                        .hangUp()
                        .start());
        calls.put(
                "return",
                from(asterisk, "2025550101")
                        .press("11")
                        .press("10081#")
                        .press("73001")
                        .press("4")
                        .press("2701#")
                        .press("11")
                        .waitMs(SERVED_MS)
                        .hangUp()
                        .start());
        calls.put(
                "phone",
                from(asterisk, "2025550104")
                        .press("14")
                        .press("2704#")
                        .press("3")
                        .press("2025550199#")
                        .press("1")
                        .waitMs(SERVED_MS)
                        .hangUp()
                        .start());
        calls.put(
                "appointment",
                from(asterisk, "2025550105")
                        .press("15")
                        .press("2705#")
                        .press("211")
                        .waitMs(SERVED_MS)
                        .hangUp()
                        .start());
        calls.put(
                "wrong",
                from(asterisk, "5550905")
                        .press("14")
                        .press("1000061111#")
                        .press("1000062222#")
                        .press("1000063333#")
                        .waitMs(SERVED_MS)
                        .hangUp()
                        .start());
        calls.put(
                "stalled",
                from(asterisk, "5550903")
                        .press("16")
                        .press("2001")
                        .waitMs(SERVED_MS)
                        .hangUp()
                        .start());
        calls.put(
                "spanish",
                from(asterisk, "5550904")
                        .press("2")
                        .waitMs(Prompt.of("es", "closed").lengthMs() + 1_500)
                        .press("1")
                        .press("10061#")
                        .press("73001")
                        .waitMs(SERVED_MS)
                        .hangUp()
                        .start());
    }

    @AfterAll
    void close() {
        calls.values().forEach(SippCall::close);
        engine.close();
        late.close();
    }

    private static SippCaller from(RealAsterisk asterisk, String number) {
        return asterisk.call("1000").from("Caller", number).waitMs(400);
    }

    /** What she heard until she hung up, or was hung up on: who is given a person may be talked to. */
    private HeardAudio heard(String call) {
        SippCall found = Optional.ofNullable(calls.get(call)).orElseThrow();
        return found.await().audio();
    }

    private CallRecord record(String caller) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> engine.finished(0).stream().anyMatch(found -> isOf(caller, found)));
        return engine.finished(0).stream()
                .filter(found -> isOf(caller, found))
                .findFirst()
                .orElseThrow();
    }

    /** Her own call, not one that somebody made who was called for her. */
    private static boolean isOf(String caller, CallRecord record) {
        return record.caller().equals(caller) && record.called().equals("1000");
    }

    /** For example {@code account.verify wrong}. */
    private List<String> operations(String caller) {
        return record(caller).operations().stream()
                .map(visit -> visit.name() + " " + visit.outcome())
                .toList();
    }

    private static void isHeard(HeardAudio heard, String language, String... prompts) {
        for (String prompt : prompts) {
            Optional<Hearing> hearing = heard.hearing(Prompt.of(language, prompt));
            assertTrue(hearing.filter(Hearing::isComplete).isPresent(), () -> prompt + ": " + hearing);
        }
    }

    private String inDatabase(String sql) {
        try (Database database =
                Database.openNow(new DatabaseSettings.Embedded(engine.folder().resolve("db")))) {
            return database.jdbi()
                    .withHandle(handle ->
                            handle.createQuery(sql).mapTo(String.class).one());
        }
    }

    @Test
    @Order(1)
    void aCallerHearsWhereHerOrderIs() {
        HeardAudio heard = heard("status");
        isHeard(heard, "en", "order-state-shipped", "carrier-ups", "order-due");
        assertEquals(List.of("orders.find not_verified", "orders.find found"), operations("5550901"));
        assertEquals(Optional.of("100001"), record("5550901").account());
    }

    @Test
    @Order(2)
    void aCallerInSpanishHearsThatWeAreClosedAndIsServedAllTheSame() {
        HeardAudio heard = heard("spanish");
        isHeard(heard, "es", "closed", "order-state-shipped", "carrier-ups", "order-due");
        assertEquals("es", record("5550904").language());
    }

    @Test
    @Order(3)
    void aReturnIsRequested() {
        heard("return");
        assertEquals(
                List.of(
                        "orders.find not_verified",
                        "orders.find found",
                        "account.identify known",
                        "account.verify verified",
                        "orders.return requested"),
                operations("2025550101"));
        assertEquals("return_requested", inDatabase("select state from orders where number = '10081'"));
    }

    @Test
    @Order(4)
    void aChangedTelephoneNumberIsInTheDatabaseAndThePinIsNowhere() throws IOException {
        heard("phone");
        assertEquals(
                "+12025550199", inDatabase("select phone from account_phones where account = '100004' and is_main"));
        assertEquals(
                List.of("account.identify known", "account.verify verified", "account.change_phone changed"),
                operations("2025550104"));
        assertTrue(record("2025550104").operations().stream()
                .map(OperationVisit::facts)
                .anyMatch(facts -> facts.toString().contains("+12025550199")));
        assertTrue(!engine.log().contains("2704"), "the PIN is in the log");
    }

    @Test
    @Order(5)
    void anAppointmentIsBooked() {
        isHeard(heard("appointment"), "en", "appointment");
        assertEquals("1", inDatabase("select count(*) from appointment_slots where account = '100005'"));
    }

    @Test
    @Order(6)
    void theFifthWrongPinLocksTheAccountOverTwoCalls(RealAsterisk asterisk) {
        isHeard(heard("wrong"), "en", "sign-in-failed");
        String wrong = "account.verify wrong";
        assertEquals(List.of("account.identify unknown", wrong, wrong, wrong), operations("5550905"));
        try (LiveCaller call = LiveCaller.calls(asterisk, "5550906", "1000")) {
            call.press("14").press("1000064444#").press("1000065555#");
            isHeard(call.hearsToItsEnd(Prompt.of("en", "account-locked")).heard(), "en", "account-locked");
        }
        assertEquals(List.of("account.identify unknown", wrong, "account.verify locked"), operations("5550906"));
    }

    @Test
    @Order(7)
    void aSystemThatStallsGivesAWordOfPatienceAnApologyAndAPersonWithinItsTimeout() {
        HeardAudio heard = heard("stalled");
        isHeard(heard, "en", "one-moment", "system-down");
        assertTrue(record("5550903").askedForPerson());
        int waitedMs = heard.hearing(Prompt.of("en", "system-down"))
                        .orElseThrow()
                        .atMs()
                - heard.hearing(Prompt.of("en", "one-moment")).orElseThrow().atMs();
        assertTrue(waitedMs < LateSystem.TIMEOUT_MS, () -> waitedMs + " ms after the first word");
        assertEquals(List.of("products.stock unavailable"), operations("5550903"));
    }

    @Test
    @Order(8)
    void killedBetweenConfirmationAndChangeItIsAskedForAgainWithTheSameKeyAndMadeOnce(RealAsterisk asterisk) {
        try (LiveCaller call = LiveCaller.calls(asterisk, "2025550103", "1000")) {
            call.press("15").press("2703#").press("41");
            await().atMost(Duration.ofSeconds(25))
                    .until(() -> late.cancellations().size() == 1);
            engine.kill();
            late.answers();
            engine.startAgain();
            call.hearsToItsEnd(Prompt.of("en", "appointment-cancelled"));
            call.hearsToItsEnd(Prompt.of("en", "appointments-menu"));
            isHeard(call.heard(), "en", "appointment-cancelled", "appointments-menu");
        }
        assertAll(
                () -> assertEquals(2, late.cancellations().size()),
                () -> assertEquals(1, late.cancellations().stream().distinct().count(), "two keys are two changes"));
    }
}
