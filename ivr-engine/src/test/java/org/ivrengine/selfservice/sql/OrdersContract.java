package org.ivrengine.selfservice.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Orders, on any database. The first account has 10001 placed, 10021 paid, 10041 packed, 10061 shipped, 10081 delivered;
 * the others go on from there.
 */
abstract class OrdersContract {

    private static final int ADA = 0;

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
    void theOwnerHearsWhatHowMuchWhereAndWhen() {
        Result order = counter.signedIn(ADA).asks("orders.find", "number", "10061");

        assertEquals("found", order.outcome());
        assertEquals("shipped", Counter.field(order, "state"));
        assertEquals("2026-11-21", Counter.field(order, "state_on"));
        assertEquals("2026-11-25", Counter.field(order, "due_on"));
        assertEquals("ups", Counter.field(order, "carrier"));
        assertEquals("9400101891", Counter.field(order, "tracking"));
        assertEquals("1", Counter.field(order, "lines"));
        assertEquals("false", Counter.field(order, "cancellable"));
        assertEquals(Optional.of("100001"), order.facts().account());
    }

    @Test
    void nobodyReadsTheOrderOfSomebodyElse() {
        Counter.Caller ada = counter.signedIn(ADA);

        assertEquals("not_found", ada.outcome("orders.find", "number", "10002"));
        assertEquals("not_found", ada.outcome("orders.line", "number", "10002", "position", 1));
        assertEquals("not_found", ada.outcome("orders.cancel", "number", "10002"));
        assertEquals("not_found", ada.outcome("orders.return", "number", "10002"));
        assertEquals("not_found", ada.outcome("orders.exchange", "number", "10002"));
        assertEquals("not_found", ada.outcome("orders.find", "number", "99999"));
        assertEquals("not_found", ada.outcome("orders.find", "number", "12345678901234567890"));
        assertEquals("not_verified", counter.caller().outcome("orders.find", "number", "10002"));
    }

    @Test
    void thePostcodeOpensAnOrderToBeReadButNotToBeChanged() {
        Counter.Caller caller = counter.caller();

        assertEquals("found", caller.outcome("orders.find", "number", "10001", "postcode", "73001"));
        assertEquals("found", caller.outcome("orders.find", "number", "10001"));
        assertEquals("found", caller.outcome("orders.line", "number", "10001", "position", 1));
        assertEquals("not_verified", caller.outcome("orders.cancel", "number", "10001"));
        assertEquals("not_verified", caller.outcome("orders.find", "number", "10021"));
        assertEquals("not_verified", counter.caller().outcome("orders.find", "number", "10001"));
    }

    @Test
    void whoGuessesPostcodesIsLockedOut() {
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    "not_found", counter.caller().outcome("orders.find", "number", "10001", "postcode", "9999" + i));
        }
        assertEquals("locked", counter.caller().outcome("orders.find", "number", "10001", "postcode", "73001"));

        Counter.Caller caller = counter.caller();
        for (int i = 0; i < 5; i++) {
            assertEquals("not_found", caller.outcome("orders.find", "number", "2000" + i, "postcode", "73001"));
        }
        assertEquals("locked", caller.outcome("orders.find", "number", "10002", "postcode", "73002"));
    }

    @Test
    void theLatestComesFirstAndThenTheOnesBefore() {
        Counter.Caller ada = counter.signedIn(ADA);
        List<String> states = new ArrayList<>();
        for (int position = 1; position <= 5; position++) {
            states.add(Counter.field(ada.asks("orders.latest", "position", position), "state"));
        }

        assertEquals(List.of("placed", "paid", "packed", "shipped", "delivered"), states);
        assertEquals("placed", Counter.field(ada.asks("orders.latest"), "state"));
        assertEquals("none", ada.outcome("orders.latest", "position", 6));
        assertEquals("none", ada.outcome("orders.latest", "position", 0));
    }

    @Test
    void theLinesAreHeardOneByOne() {
        Counter.Caller ben = counter.signedIn(1);
        Result first = ben.asks("orders.line", "number", "10002", "position", 1);
        Result second = ben.asks("orders.line", "number", "10002", "position", 2);

        assertEquals("2", Counter.field(first, "count"));
        assertEquals("backpack", Counter.field(first, "word"));
        assertEquals("2004", Counter.field(first, "product"));
        assertEquals("2", Counter.field(first, "quantity"));
        assertEquals("13000 USD", Counter.field(first, "price"));
        assertEquals("keyboard", Counter.field(second, "word"));
        assertEquals("none", ben.outcome("orders.line", "number", "10002", "position", 3));
        assertEquals("none", ben.outcome("orders.line", "number", "10002", "position", -1));
    }

    @Test
    void whatIsNotShippedCanBeCancelledAndWhatWasPaidIsCredited() {
        Counter.Caller ada = counter.signedIn(ADA);
        long total = total(ada, "10021");
        int before = counter.count("select balance_minor from accounts where number = '100001'");

        Result cancelled = ada.asks("orders.cancel", "number", "10021");

        assertEquals("cancelled", cancelled.outcome());
        assertEquals(Optional.of(new Value.Money(total, "USD")), cancelled.output());
        assertEquals("cancelled", Counter.field(ada.asks("orders.find", "number", "10021"), "state"));
        assertEquals(before - total, counter.count("select balance_minor from accounts where number = '100001'"));
        assertEquals(
                new Change("order 10021.state", "paid", "cancelled"),
                cancelled.facts().changes().getFirst());
        assertEquals(
                List.of(
                        "order 10021.state: paid -> cancelled",
                        "account.balance_minor: " + before + " -> " + (before - total)),
                counter.audit(ADA));
        assertEquals("already", ada.outcome("orders.cancel", "number", "10021"));
    }

    @Test
    void whatWasNeverPaidIsCancelledWithoutACredit() {
        assertEquals(
                Optional.of(new Value.Money(0, "USD")),
                counter.signedIn(ADA).asks("orders.cancel", "number", "10001").output());
    }

    @Test
    void cancelledGoodsAreInStockAgain() {
        int before = counter.count("select sum(stock) from products");
        int pieces = counter.count("select sum(quantity) from order_lines where order_number = '10041'");
        counter.signedIn(ADA).asks("orders.cancel", "number", "10041");

        assertEquals(before + pieces, counter.count("select sum(stock) from products"));
    }

    @Test
    void whatIsShippedCannotBeCancelled() {
        Counter.Caller ada = counter.signedIn(ADA);

        assertEquals("too_late", ada.outcome("orders.cancel", "number", "10061"));
        assertEquals("too_late", ada.outcome("orders.cancel", "number", "10081"));
        assertEquals(List.of(), counter.audit(ADA));
    }

    @Test
    void whatWasDeliveredCanComeBack() {
        Counter.Caller ada = counter.signedIn(ADA);
        Result requested = ada.asks("orders.return", "number", "10081", "reason", "damaged");

        assertEquals("requested", requested.outcome());
        assertTrue(Counter.field(requested, "return_number").matches("\\d{8}"));
        assertEquals("2026-12-07", Counter.field(requested, "until"));
        assertEquals(List.of("order 10081.state: delivered -> return_requested"), counter.audit(ADA));
        assertEquals("already", ada.outcome("orders.return", "number", "10081"));
        assertEquals("already", ada.outcome("orders.exchange", "number", "10081"));
        assertEquals("not_delivered", ada.outcome("orders.return", "number", "10061"));
    }

    @Test
    void afterThirtyDaysNothingComesBack() {
        counter.passes(Duration.ofDays(25));
        assertEquals("requested", counter.signedIn(ADA).outcome("orders.return", "number", "10081"));
        counter.passes(Duration.ofDays(1));
        assertEquals("too_late", counter.signedIn(1).outcome("orders.return", "number", "10062"));
        assertEquals("too_late", counter.signedIn(1).outcome("orders.exchange", "number", "10062"));
    }

    @Test
    void anExchangeTakesTheSameAgainFromStock() {
        int before = counter.count("select sum(stock) from products");
        int pieces = counter.count("select sum(quantity) from order_lines where order_number = '10081'");

        assertEquals("exchanged", counter.signedIn(ADA).outcome("orders.exchange", "number", "10081"));
        assertEquals(before - pieces, counter.count("select sum(stock) from products"));
    }

    @Test
    void withoutStockThereIsNoExchange() {
        counter.database.jdbi().useHandle(handle -> handle.execute("update products set stock = 0"));

        assertEquals("no_stock", counter.signedIn(ADA).outcome("orders.exchange", "number", "10081"));
        assertEquals("delivered", Counter.field(counter.signedIn(ADA).asks("orders.find", "number", "10081"), "state"));
    }

    @Test
    void theSameStepDoneAgainAfterACrashDoesItOnceAndSaysTheSame() {
        Counter.Caller ada = counter.signedIn(ADA);
        Result first = ada.asksAs("visit-7", "orders.return", "number", "10081");
        counter.restarts();
        Result again = ada.asksAs("visit-7", "orders.return", "number", "10081");

        assertEquals(first, again);
        assertEquals(1, counter.audit(ADA).size());
    }

    /** The process was killed before the end of the transaction: nothing had happened, so it happens now. */
    @Test
    void aChangeThatWasRolledBackIsDoneTheNextTime() {
        Counter.Caller ada = counter.signedIn(ADA);
        counter.database.jdbi().useHandle(handle -> handle.execute("alter table audit rename to audit_away"));
        try {
            ada.asksAs("visit-7", "orders.cancel", "number", "10021");
        } catch (RuntimeException broken) {
            assertTrue(String.valueOf(broken.getMessage()).contains("audit"), broken.toString());
        } finally {
            counter.database.jdbi().useHandle(handle -> handle.execute("alter table audit_away rename to audit"));
        }
        assertEquals("paid", Counter.field(ada.asks("orders.find", "number", "10021"), "state"));
        assertEquals(0, counter.count("select count(*) from operation_results"));

        assertEquals(
                "cancelled",
                ada.asksAs("visit-7", "orders.cancel", "number", "10021").outcome());
        assertEquals(2, counter.audit(ADA).size());
    }

    @Test
    void theSameKeyOnManyThreadsAtATimeIsOneChange() throws Exception {
        Counter.Caller ada = counter.signedIn(ADA);
        List<Callable<Result>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tries.add(() -> ada.asksAs("visit-7", "orders.return", "number", "10081"));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Result> results = threads.invokeAll(tries).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();

            assertEquals(1, results.size(), results.toString());
            assertEquals("requested", results.getFirst().outcome());
        }
        assertEquals(1, counter.audit(ADA).size());
    }

    private static long total(Counter.Caller caller, String order) {
        return Long.parseLong(Counter.field(caller.asks("orders.find", "number", order), "total")
                .replace(" USD", ""));
    }
}
