package org.ivrengine.selfservice.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ivrengine.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is calling, on any database. */
abstract class SignInContract {

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
    void theNumberTellsWhoIsCallingButOpensNothing() {
        Counter.Caller caller = counter.caller();

        var result = caller.asks("account.identify", "caller", "+12025550102");

        assertEquals("known", result.outcome());
        assertEquals("100002", Counter.field(result, "number"));
        assertEquals("es", Counter.field(result, "language"));
        assertEquals("not_verified", caller.outcome("account.balance"));
        assertEquals("not_verified", caller.outcome("orders.latest"));
    }

    @Test
    void aNumberWithoutTheCountryIsTheSame() {
        assertEquals("known", counter.caller().outcome("account.identify", "caller", "2025550101"));
    }

    @Test
    void aNumberOfTwoCustomersOrOfNoneOrOfABlockedOneTellsNobody() {
        assertEquals("several", counter.caller().outcome("account.identify", "caller", "+12025550119"));
        assertEquals("unknown", counter.caller().outcome("account.identify", "caller", "+12025550199"));
        assertEquals("unknown", counter.caller().outcome("account.identify", "caller", "anonymous"));
        assertEquals("unknown", counter.caller().outcome("account.identify", "caller", "+12025550118"));
    }

    @Test
    void theRightPinOpensTheAccountForThisCallOnly() {
        Counter.Caller caller = counter.caller();
        var result = caller.verify(0, "2701");

        assertEquals("verified", result.outcome());
        assertEquals(Optional.of("100001"), result.facts().account());
        assertEquals("found", caller.outcome("account.balance"));
        assertEquals("not_verified", counter.caller().outcome("account.balance"));
    }

    @Test
    void aCallThatComesBackAfterACrashIsStillSignedIn() {
        Counter.Caller caller = counter.signedIn(0);
        counter.restarts();

        assertEquals("found", caller.outcome("account.balance"));
    }

    @Test
    void whatWasProvenLongAgoCountsNoMore() {
        Counter.Caller caller = counter.signedIn(0);
        counter.passes(Duration.ofHours(7));

        assertEquals("not_verified", caller.outcome("account.balance"));
    }

    @Test
    void nobodyIsToldWhichPartWasWrong() {
        assertEquals("wrong", counter.caller().verify(0, "9999").outcome());
        assertEquals("wrong", counter.caller().outcome("account.verify", "account", "999999", "pin", "2701"));
        assertEquals("wrong", counter.caller().outcome("account.verify", "account", "1234567890123456", "pin", "2701"));
    }

    @Test
    void fiveFailuresOverSeveralCallsLockAnAccountAlsoAgainstTheRightPin() {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            outcomes.add(counter.caller().verify(0, "9999").outcome());
        }

        assertEquals(List.of("wrong", "wrong", "wrong", "wrong", "locked"), outcomes);
        assertEquals("locked", counter.caller().verify(0, "2701").outcome());
        assertEquals("verified", counter.caller().verify(1, "2702").outcome());
        assertTrue(counter.audit(0).getFirst().startsWith("account.locked_until:  -> 2026-11-23T15:00"));
    }

    @Test
    void anAccountThatDoesNotExistLocksLikeOneThatDoes() {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            outcomes.add(counter.caller().outcome("account.verify", "account", "999999", "pin", "2701"));
        }

        assertEquals(List.of("wrong", "wrong", "wrong", "wrong", "locked", "locked"), outcomes);
    }

    @Test
    void timeOpensAgainAndEachFurtherLockLastsTwiceAsLong() {
        lock(0);
        counter.passes(Duration.ofMinutes(29));
        assertEquals("locked", counter.caller().verify(0, "2701").outcome());
        counter.passes(Duration.ofMinutes(1));
        lock(0);
        counter.passes(Duration.ofMinutes(59));
        assertEquals("locked", counter.caller().verify(0, "2701").outcome());
        counter.passes(Duration.ofMinutes(1));
        assertEquals("verified", counter.caller().verify(0, "2701").outcome());
        lock(0);
        counter.passes(Duration.ofMinutes(30));
        assertEquals("verified", counter.caller().verify(0, "2701").outcome());
    }

    @Test
    void successForgetsFailures() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertEquals("wrong", counter.caller().verify(0, "9999").outcome());
            }
            assertEquals("verified", counter.caller().verify(0, "2701").outcome());
        }
    }

    @Test
    void oneCallHasFiveAttemptsOverAllAccounts() {
        Counter.Caller caller = counter.caller();
        for (int i = 0; i < 5; i++) {
            assertEquals("wrong", caller.verify(i, "9999").outcome());
        }

        assertEquals("locked", caller.verify(6, DemoCompany.pin(6)).outcome());
        assertEquals("verified", counter.caller().verify(6, DemoCompany.pin(6)).outcome());
    }

    @Test
    void manyCallsAtATimeHaveNoMoreAttemptsThanOne() throws Exception {
        List<Callable<String>> guesses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            guesses.add(() -> counter.caller().verify(0, "9999").outcome());
        }
        Map<String, Long> outcomes;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = callers.invokeAll(guesses).stream()
                    .map(SignInContract::outcome)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }

        // Of five attempts, those whose answer comes after the fifth began hear that it is locked.
        assertTrue(outcomes.getOrDefault("wrong", 0L) <= 4, outcomes.toString());
        assertEquals(5, counter.count("select failures from attempts where subject = 'account:100001'"));
        assertEquals(1, counter.count("select locks from attempts where subject = 'account:100001'"));
    }

    private static String outcome(Future<String> future) {
        return future.resultNow();
    }

    @Test
    void aBlockedCustomerIsSentToAPersonAndSeesNothing() {
        Counter.Caller caller = counter.caller();

        assertEquals("blocked", caller.verify(17, "2718").outcome());
        assertEquals("not_verified", caller.outcome("account.balance"));
    }

    @Test
    void whoIsBlockedInMidCallSeesNothingMore() {
        Counter.Caller caller = counter.signedIn(0);
        counter.database
                .jdbi()
                .useHandle(handle -> handle.execute("update accounts set is_blocked = true where number = '100001'"));

        assertEquals("not_verified", caller.outcome("account.balance"));
    }

    private void lock(int account) {
        for (int i = 0; i < 4; i++) {
            assertEquals("wrong", counter.caller().verify(account, "9999").outcome());
        }
        assertEquals("locked", counter.caller().verify(account, "9999").outcome());
    }
}
