package org.ivrengine.agi;

import static org.ivrengine.agi.AgiTestServer.endOf;
import static org.ivrengine.agi.AgiTestServer.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hang-up, lost connections and our own shutdown, at every point of a session. */
class SessionEndTest {

    private final AgiTestServer agi = new AgiTestServer();

    @AfterEach
    void stop() {
        agi.close();
    }

    @Test
    void aHangUpBeforeTheReplyEndsTheCommandInProgress() throws Exception {
        CompletableFuture<String> call =
                agi.next(talk -> talk.phone().variable("X").orElse("none"));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("GET VARIABLE X", asterisk.command());
            asterisk.reply("HANGUP");
            assertEquals(Why.HANGUP, endOf(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void aHangUpAfterTheReplyLetsTheReplyCountAndEndsTheNextCommand() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> call = agi.next(talk -> {
            first.complete(talk.phone().variable("X").orElse("none"));
            return talk.phone().variable("Y").orElse("none");
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("GET VARIABLE X", "200 result=1 (x)\nHANGUP");
            assertEquals("x", outcome(first));
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @Test
    void aCallerWhoseChannelIsGoneThoughHerSessionHasNotNoticedHasHungUp() throws Exception {
        agi.keypads.setLive(true);
        CompletableFuture<String> waits = agi.next(talk -> {
            talk.phone().answer();
            return "key " + talk.phone().nextKey(Duration.ofMinutes(10));
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "200 result=0");
            agi.server.channelGone("2.2");
            assertFalse(waits.isDone());
            agi.server.channelGone("1.1");
            assertEquals(Why.HANGUP, endOf(waits));
            asterisk.expectClosed();
        }
        CompletableFuture<String> dials = agi.next(talk -> {
            talk.phone().answer();
            return "answered";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("ANSWER", asterisk.command());
            agi.server.channelGone("1.1");
            assertEquals(Why.HANGUP, endOf(dials));
        }
    }

    @Test
    void aHangUpWhileNoCommandRunsEndsTheNextOneWithoutSendingIt() throws Exception {
        agi.keypads.setLive(true);
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            // Sends nothing and returns once the hang-up was seen.
            assertThrows(SessionEnded.class, () -> talk.phone().nextKey(Duration.ofMinutes(10)));
            return talk.phone().variable("X").orElse("none");
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "200 result=0\nHANGUP\n200 result=1 (an answer to nothing, after the end)");
            assertEquals(0, agi.count("agi.malformed"));
            assertEquals(Why.HANGUP, endOf(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void aHangUpEndsTheWaitForAKeyAtOnce() throws Exception {
        agi.keypads.setLive(true);
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            return "key " + talk.phone().nextKey(Duration.ofMinutes(10));
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "200 result=0");
            asterisk.reply("HANGUP");
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @Test
    void aDeadChannelIsAHangUp() throws Exception {
        CompletableFuture<String> call =
                agi.next(talk -> talk.phone().variable("X").orElse("none"));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("GET VARIABLE X", "511 Command Not Permitted on a dead channel or intercept routine");
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @Test
    void aConnectionThatBreaksIsNoHangUp() throws Exception {
        CompletableFuture<String> call =
                agi.next(talk -> talk.phone().variable("X").orElse("none"));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("GET VARIABLE X", asterisk.command());
            asterisk.disconnect();
            assertEquals(Why.CONNECTION_LOST, endOf(call));
        }
    }

    @Test
    void aConnectionThatBreaksEndsTheWaitForAKeyAtOnce() throws Exception {
        agi.keypads.setLive(true);
        CompletableFuture<String> call = agi.next(talk -> "key " + talk.phone().nextKey(Duration.ofMinutes(10)));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.disconnect();
            assertEquals(Why.CONNECTION_LOST, endOf(call));
        }
    }

    @Test
    void theFirstReasonOfAnEndCounts() throws Exception {
        CountDownLatch both = new CountDownLatch(1);
        CompletableFuture<String> call = agi.next(talk -> {
            both.await();
            return talk.phone().variable("X").orElse("none");
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.reply("HANGUP");
            asterisk.disconnect();
            awaitConnections();
            both.countDown();
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @Test
    void handingOverEndsACommandInProgressAndClosesWithoutHangingUp() throws Exception {
        CompletableFuture<String> call =
                agi.next(talk -> talk.phone().variable("X").orElse("none"));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("GET VARIABLE X", asterisk.command());
            agi.server.handOver();
            assertEquals(Why.HANDED_OVER, endOf(call));
            asterisk.expectClosed(); // and no HANGUP command before
        }
    }

    @Test
    void handingOverEndsTheWaitForAKeyAtOnce() throws Exception {
        agi.keypads.setLive(true);
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            return "key " + talk.phone().nextKey(Duration.ofMinutes(10));
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "200 result=0");
            agi.server.handOver();
            assertEquals(Why.HANDED_OVER, endOf(call));
        }
    }

    @Test
    void whileDrainingRunningCallsGoOnAndNewOnesAreClosed() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            return talk.phone().variable("X").orElse("none");
        });
        try (FakeAsterisk running = agi.call("1.1");
                FakeAsterisk connected = FakeAsterisk.connect(agi.address())) {
            assertEquals("ANSWER", running.command());
            agi.server.refuseNewCalls();
            connected.write(FakeAsterisk.environment("1.2", "Late"));
            connected.expectClosed();
            assertFalse(agi.server.awaitNoSessions(Duration.ofMillis(1)), "one call still runs");
            running.reply("200 result=0");
            running.expect("GET VARIABLE X", "200 result=1 (x)");
            assertEquals("x", outcome(call));
            assertTrue(agi.server.awaitNoSessions(FakeAsterisk.PATIENCE));
        }
    }

    @Test
    void theServerWaitsForHandlersThatNoteHowTheirCallsEnded() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch noted = new CountDownLatch(1);
        CompletableFuture<String> call = agi.next(talk -> {
            try {
                talk.phone().answer();
            } catch (SessionEnded end) {
                ended.countDown();
                noted.await();
            }
            return "noted";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("ANSWER", asterisk.command());
            Thread closing = Thread.startVirtualThread(agi::close);
            ended.await();
            assertTrue(closing.isAlive());
            noted.countDown();
            closing.join();
            assertEquals("noted", outcome(call));
        }
    }

    @Test
    void anInterruptedCallIsHandedOverEvenWhileItWaitsForAKey() throws Exception {
        agi.keypads.setLive(true);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<String> call = agi.next(talk -> {
            thread.complete(Thread.currentThread());
            return "key " + talk.phone().nextKey(Duration.ofMinutes(10));
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            outcome(thread).interrupt();
            assertEquals(Why.HANDED_OVER, endOf(call));
            asterisk.expectClosed();
        }
    }

    private void awaitConnections() {
        org.awaitility.Awaitility.await()
                .atMost(FakeAsterisk.PATIENCE)
                .until(() -> agi.metrics.counter("agi.connections").getCount() == 0);
    }
}
