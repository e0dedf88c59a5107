package org.ivrengine.selfservice.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots in the calendar, on any database. 7001 is tomorrow at nine; 7002 and 7004 are taken. */
abstract class AppointmentsContract {

    private static final int ADA = 0;
    private static final int BEN = 1;

    private Counter counter;

    abstract Database database();

    @BeforeEach
    void open() {
        counter = new Counter(database());
    }

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void freeSlotsAreHeardOneByOneInTheirOrder() {
        Result first = counter.caller().asks("appointments.free");
        Result second = counter.caller().asks("appointments.free", "position", 2);

        assertEquals("7001 2026-11-24 09:00", slot(first));
        assertEquals("7003 2026-11-24 13:00", slot(second));
        assertEquals("none", counter.caller().outcome("appointments.free", "position", 1_000));
    }

    @Test
    void whatIsPastIsNotFree() {
        counter.passes(Duration.ofHours(24));
        assertEquals("7003 2026-11-24 13:00", slot(counter.caller().asks("appointments.free")));
        assertEquals("not_found", counter.signedIn(ADA).outcome("appointments.book", "slot", "7001"));
    }

    @Test
    void aSlotIsBookedMovedAndCancelled() {
        Counter.Caller ada = counter.signedIn(ADA);

        assertEquals("none", ada.outcome("appointments.mine"));
        assertEquals("booked", ada.outcome("appointments.book", "slot", "7001"));
        assertEquals("7001 2026-11-24 09:00", slot(ada.asks("appointments.mine")));
        assertEquals("already", ada.outcome("appointments.book", "slot", "7003"));
        assertEquals("moved", ada.outcome("appointments.move", "slot", "7003"));
        assertEquals("7001 2026-11-24 09:00", slot(counter.caller().asks("appointments.free")));
        assertEquals("cancelled", ada.outcome("appointments.cancel"));
        assertEquals("none", ada.outcome("appointments.cancel"));
        assertEquals("none", ada.outcome("appointments.move", "slot", "7003"));
        assertEquals(
                List.of(
                        "appointment:  -> 2026-11-24 09:00",
                        "appointment: 2026-11-24 09:00 -> 2026-11-24 13:00",
                        "appointment: 2026-11-24 13:00 -> "),
                counter.audit(ADA));
    }

    @Test
    void whoFindsTheNewSlotTakenKeepsTheOldOne() {
        Counter.Caller ben = counter.signedIn(BEN);

        assertEquals("taken", ben.outcome("appointments.move", "slot", "7004"));
        assertEquals("not_found", ben.outcome("appointments.move", "slot", "1"));
        assertEquals("7002 2026-11-24 10:30", slot(ben.asks("appointments.mine")));
        assertEquals("moved", ben.outcome("appointments.move", "slot", "7002"));
        assertEquals(List.of(), counter.audit(BEN));
    }

    @Test
    void aTakenSlotIsTakenAndOneThatIsNotThereIsNotFound() {
        assertEquals("taken", counter.signedIn(ADA).outcome("appointments.book", "slot", "7002"));
        assertEquals("not_found", counter.signedIn(ADA).outcome("appointments.book", "slot", "1"));
        assertEquals("not_verified", counter.caller().outcome("appointments.book", "slot", "7001"));
    }

    @Test
    void noSlotIsSoldTwiceHoweverManyWantItAtATime() throws Exception {
        List<Counter.Caller> callers = new ArrayList<>();
        for (int account = 3; account < 17; account++) {
            callers.add(counter.signedIn(account));
        }
        List<Callable<String>> wishes = new ArrayList<>();
        for (Counter.Caller caller : callers) {
            for (String slot : List.of("7001", "7003", "7005")) {
                wishes.add(() -> caller.outcome("appointments.book", "slot", slot));
            }
        }
        Collections.shuffle(wishes);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> outcomes =
                    threads.invokeAll(wishes).stream().map(Future::resultNow).toList();

            assertEquals(3, Collections.frequency(outcomes, "booked"), outcomes.toString());
        }
        assertEquals(
                3,
                counter.count("select count(distinct account) from appointment_slots"
                        + " where number in ('7001', '7003', '7005')"));
        assertEquals(3, counter.count("select count(*) from audit where what = 'appointment'"));
    }

    @Test
    void twoWhoChangePlacesAtATimeBothEndWithOneSlot() throws Exception {
        Counter.Caller ben = counter.signedIn(BEN);
        Counter.Caller cleo = counter.signedIn(2);
        List<Callable<String>> moves = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (String slot : List.of("7001", "7002", "7003", "7004")) {
                moves.add(() -> ben.outcome("appointments.move", "slot", slot));
                moves.add(() -> cleo.outcome("appointments.move", "slot", slot));
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> move : threads.invokeAll(moves)) {
                assertEquals(true, List.of("moved", "taken").contains(move.resultNow()));
            }
        }
        for (int account : List.of(BEN, 2)) {
            assertEquals(
                    1,
                    counter.count(
                            "select count(*) from appointment_slots where account = ?", DemoCompany.account(account)));
        }
    }

    private static String slot(Result result) {
        return Counter.field(result, "slot") + " " + Counter.field(result, "date") + " "
                + Counter.field(result, "time");
    }
}
