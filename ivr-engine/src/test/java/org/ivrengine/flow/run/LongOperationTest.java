package org.ivrengine.flow.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.SessionEnded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller hears while an operation takes long. */
@Timeout(20)
class LongOperationTest {

    private final CountDownLatch answer = new CountDownLatch(1);
    private final Rig rig = rig();

    private Rig rig() {
        Rig slow = new Rig(Rig.flow("""
                start: {operation: orders.cancel, on: {cancelled: told, unavailable: sorry}}
                told: {say: told, next: out}
                sorry: {say: sorry, next: out}
                """));
        slow.patience = new Patience.Limited(Duration.ofMillis(20), Duration.ofSeconds(15));
        slow.operations.put("orders.cancel", _ -> afterTheAnswer());
        return slow;
    }

    private Result afterTheAnswer() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Result("cancelled", Optional.empty());
    }

    @Test
    void anOperationThatAnswersAtOnceIsNotHeardOf() {
        rig.patience = new Patience.Limited(Duration.ofSeconds(10), Duration.ofSeconds(15));
        answer.countDown();
        rig.hears("told", "out", "(hung up)");
    }

    @Test
    void aCallerWhoMustWaitIsAskedForAMomentAndHearsMusicUntilTheAnswer() {
        rig.caller.musicStarted = answer::countDown;
        rig.hears("one-moment", "(music)", "(music ends)", "told", "out", "(hung up)");
    }

    @Test
    void anOperationThatNeverAnswersCountsAsUnavailable() {
        rig.patience = new Patience.Limited(Duration.ofMillis(20), Duration.ofMillis(60));
        rig.hears("one-moment", "(music)", "(music ends)", "sorry", "out", "(hung up)");
        assertEquals(List.of(), rig.operationVisits);
        answer.countDown();
        await().untilAsserted(() ->
                assertEquals("cancelled", rig.operationVisits.getFirst().outcome()));
    }

    @Test
    void aChangeIsMadeAndLoggedThoughTheCallerHasHungUp() {
        rig.caller.musicStarted = () -> {
            throw new SessionEnded(SessionEnded.Why.HANGUP);
        };
        assertThrows(SessionEnded.class, rig::begin);
        assertEquals(List.of("start: hangup"), rig.path());
        answer.countDown();
        await().untilAsserted(() ->
                assertEquals("cancelled", rig.operationVisits.getFirst().outcome()));
    }

    @Test
    void aKeyThatIsPressedWhileSheWaitsAnswersWhatComesNext() {
        Rig menu = new Rig(Rig.flow("""
                start: {operation: orders.cancel, on: {otherwise: ask}}
                ask: {menu: {say: ask, keys: {1: out}}}
                """));
        menu.patience = rig.patience;
        menu.operations.put("orders.cancel", _ -> afterTheAnswer());
        menu.caller.musicStarted = () -> {
            menu.caller.press("1", 0);
            answer.countDown();
        };
        menu.hears("one-moment", "(music)", "(music ends)", "out", "(hung up)");
    }

    @Test
    void aFaultOfTheOperationsOwnIsToldAsUnavailable() {
        rig.operations.put("orders.cancel", _ -> {
            throw new IllegalStateException("a fault");
        });
        rig.patience = new Patience.Limited(Duration.ofSeconds(10), Duration.ofSeconds(15));
        rig.hears("sorry", "out", "(hung up)");
        assertEquals(Operations.UNAVAILABLE, rig.operationVisits.getFirst().outcome());
    }
}
