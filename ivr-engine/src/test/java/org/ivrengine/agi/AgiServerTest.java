package org.ivrengine.agi;

import static org.ivrengine.agi.AgiTestServer.QUICK;
import static org.ivrengine.agi.AgiTestServer.endOf;
import static org.ivrengine.agi.AgiTestServer.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.ivrengine.agi.codec.AgiRequest;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgiServerTest {

    private AgiTestServer agi = new AgiTestServer();

    @AfterEach
    void stop() {
        agi.close();
    }

    @Test
    void aCallIsHandedOverAndTheConnectionClosedWhenItIsDone() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            return talk.request().parameter("did").orElse("none");
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "200 result=0");
            assertEquals("1000", outcome(call));
            asterisk.expectClosed();
        }
        assertTrue(agi.server.awaitNoSessions(FakeAsterisk.PATIENCE));
        assertEquals(0, agi.server.openSessions());
    }

    @Test
    void anEnvironmentMayComeByteByByte() throws Exception {
        CompletableFuture<AgiRequest> call = agi.next(AgiCall::request);
        try (FakeAsterisk asterisk = FakeAsterisk.connect(agi.address())) {
            for (byte each : FakeAsterisk.environment("1.1", "Zoë 你好").getBytes(StandardCharsets.UTF_8)) {
                asterisk.write(new byte[] {each});
            }
            assertEquals("Zoë 你好", outcome(call).value("calleridname"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Hara, \"Jim\"",
                "${SHELL(id)}",
                "Eve\r\nagi_uniqueid: 9.9",
                "Eve\nand more",
                "Eve\nagi_network_script: call?did=911",
                "\u0000\u0001"
            })
    void aCallWithAHostileCallerNameIsServedAsTheCallThatItIs(String name) throws Exception {
        CompletableFuture<AgiRequest> call = agi.next(AgiCall::request);
        try (FakeAsterisk asterisk = FakeAsterisk.connect(agi.address())) {
            asterisk.write(FakeAsterisk.environment("1.1", name));
            AgiRequest request = outcome(call);
            assertEquals("1.1", request.channelId());
            assertEquals("1000", request.parameter("did").orElse("none"));
            assertEquals("1000", request.value("extension"));
        }
    }

    @Test
    void aBlankLineInACallersNameEndsTheSessionAndNoSmuggledReplyCounts() throws Exception {
        CompletableFuture<String> call =
                agi.next(talk -> talk.phone().variable("PIN").orElse("none"));
        try (FakeAsterisk asterisk = FakeAsterisk.connect(agi.address())) {
            asterisk.write(FakeAsterisk.environment("1.1", "Eve\n\n200 result=1 (1234)"));
            assertEquals(Why.CONNECTION_LOST, endOf(call));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\n", "agi_network: yes\n\n", "\u0000\u0001\u0002\n", "HANGUP\n"})
    void whatIsNoEnvironmentIsClosedAtOnce(String text) throws Exception {
        try (FakeAsterisk asterisk = FakeAsterisk.connect(agi.address())) {
            asterisk.write(text);
            asterisk.expectClosed();
        }
        assertEquals(1, agi.count("agi.malformed"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMegabyteWithoutALineEndIsClosedAtOnce(boolean inASession) throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            return "answered";
        });
        byte[] flood = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (FakeAsterisk asterisk = FakeAsterisk.connect(agi.address())) {
            if (inASession) {
                asterisk.write(FakeAsterisk.environment("1.1", "Eve"));
                assertEquals("ANSWER", asterisk.command());
            }
            assertThrowsOrPasses(() -> asterisk.write(flood)); // it may be closed while we still send
            asterisk.expectClosed();
            if (inASession) {
                assertEquals(Why.CONNECTION_LOST, endOf(call));
            }
        }
        assertEquals(1, agi.count("agi.malformed"));
    }

    @Test
    void halfAnEnvironmentIsGivenUpAfterTheLimit() throws Exception {
        restart(limits(100, 100, 20, Duration.ofMillis(50), Duration.ofSeconds(5)), AllowedHosts.LOOPBACK);
        try (FakeAsterisk asterisk = FakeAsterisk.connect(agi.address())) {
            asterisk.write("agi_network: yes\nagi_uniqueid: 1.1\n");
            asterisk.expectClosed();
        }
        assertEquals(1, agi.count("agi.malformed"));
    }

    @Test
    void aSessionOutlivesTheTimeForItsEnvironment() throws Exception {
        restart(limits(100, 100, 20, Duration.ofMillis(50), Duration.ofSeconds(5)), AllowedHosts.LOOPBACK);
        CountDownLatch later = new CountDownLatch(1);
        CompletableFuture<String> call = agi.next(talk -> {
            later.await();
            talk.phone().answer();
            return "answered";
        });
        try (FakeAsterisk asterisk = agi.call("1.1");
                FakeAsterisk silent = FakeAsterisk.connect(agi.address())) {
            silent.expectClosed(); // connected after the call, so the call's time is over as well
            later.countDown();
            asterisk.expect("ANSWER", "200 result=0");
            assertEquals("answered", outcome(call));
        }
    }

    @Test
    void aHostThatIsNotAllowedIsClosedBeforeItSaysAWord() throws Exception {
        restart(QUICK, AllowedHosts.of(List.of("127.0.0.2")));
        try (FakeAsterisk stranger = FakeAsterisk.connect(agi.address(), "127.0.0.1")) {
            stranger.expectClosed();
        }
        assertEquals(1, agi.count("agi.refused"));
        CompletableFuture<String> call = agi.next(talk -> talk.request().channelId());
        try (FakeAsterisk known = FakeAsterisk.connect(agi.address(), "127.0.0.2")) {
            known.write(FakeAsterisk.environment("1.1", "Caller"));
            assertEquals("1.1", outcome(call));
        }
    }

    @Test
    void oneHostCannotTakeAllConnections() throws Exception {
        restart(limits(100, 2, 20, Duration.ofSeconds(5), Duration.ofSeconds(5)), AllowedHosts.LOOPBACK);
        CompletableFuture<String> other = agi.next(talk -> talk.request().channelId());
        try (FakeAsterisk first = FakeAsterisk.connect(agi.address(), "127.0.0.1");
                FakeAsterisk second = FakeAsterisk.connect(agi.address(), "127.0.0.1")) {
            awaitConnections(2);
            try (FakeAsterisk third = FakeAsterisk.connect(agi.address(), "127.0.0.1");
                    FakeAsterisk elsewhere = FakeAsterisk.connect(agi.address(), "127.0.0.3")) {
                third.expectClosed();
                elsewhere.write(FakeAsterisk.environment("3.3", "Caller"));
                assertEquals("3.3", outcome(other));
            }
            first.disconnect();
            second.disconnect();
        }
        CompletableFuture<String> again = agi.next(talk -> talk.request().channelId());
        awaitConnections(0);
        try (FakeAsterisk free = agi.call("1.2")) {
            assertEquals("1.2", outcome(again));
            assertTrue(free.hasSentNothing());
        }
    }

    @Test
    void moreConnectionsThanTheServerBearsAreClosed() throws Exception {
        restart(limits(2, 100, 20, Duration.ofSeconds(5), Duration.ofSeconds(5)), AllowedHosts.LOOPBACK);
        try (FakeAsterisk first = FakeAsterisk.connect(agi.address(), "127.0.0.1");
                FakeAsterisk second = FakeAsterisk.connect(agi.address(), "127.0.0.2")) {
            awaitConnections(2);
            try (FakeAsterisk third = FakeAsterisk.connect(agi.address(), "127.0.0.3")) {
                third.expectClosed();
            }
            assertTrue(first.hasSentNothing() && second.hasSentNothing());
            assertEquals(1, agi.count("agi.refused"));
        }
    }

    @Test
    void anAsteriskThatFallsSilentInASessionIsGivenUp() throws Exception {
        restart(limits(100, 100, 20, Duration.ofSeconds(5), Duration.ofMillis(100)), AllowedHosts.LOOPBACK);
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            return "answered";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("ANSWER", asterisk.command());
            assertEquals(Why.NO_REPLY, endOf(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void aReplyThatNobodyAskedForEndsTheSession() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        CompletableFuture<String> call = agi.next(talk -> {
            later.await();
            return talk.phone().variable("X").orElse("none");
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.reply("200 result=1 (early)");
            asterisk.expectClosed();
            later.countDown();
            assertEquals(Why.CONNECTION_LOST, endOf(call));
        }
    }

    @Test
    void twoRepliesToOneCommandEndTheSession() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            later.await();
            return talk.phone().variable("X").orElse("none");
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "200 result=0\n200 result=1 (early)");
            asterisk.expectClosed();
            later.countDown();
            assertEquals(Why.CONNECTION_LOST, endOf(call));
        }
    }

    @Test
    void anErrorInACallEndsThatCallOnly() throws Exception {
        CompletableFuture<String> faulty = agi.next(talk -> {
            talk.phone().answer();
            return "answered";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "510 Invalid or unknown command");
            assertThrows(IllegalStateException.class, () -> outcome(faulty));
            asterisk.expectClosed();
        }
        CompletableFuture<String> next = agi.next(talk -> talk.request().channelId());
        try (FakeAsterisk asterisk = agi.call("1.2")) {
            assertEquals("1.2", outcome(next));
            asterisk.expectClosed();
        }
    }

    @Test
    void anAddressThatIsTakenIsReportedAtOnce() {
        InetSocketAddress taken = agi.address();
        assertThrows(
                UncheckedIOException.class,
                () -> new AgiServer(
                        taken,
                        AllowedHosts.LOOPBACK,
                        QUICK,
                        new Keypads(),
                        sound -> sound.id(),
                        call -> {},
                        new MetricRegistry()));
    }

    private void awaitConnections(long connections) {
        Awaitility.await()
                .atMost(FakeAsterisk.PATIENCE)
                .until(() -> agi.metrics.counter("agi.connections").getCount() == connections);
    }

    private void restart(AgiLimits limits, AllowedHosts allowed) {
        agi.close();
        agi = new AgiTestServer(limits, allowed);
    }

    private static AgiLimits limits(int all, int perHost, int silent, Duration environment, Duration reply) {
        return new AgiLimits(all, perHost, silent, environment, reply, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void assertThrowsOrPasses(Writing writing) {
        try {
            writing.run();
        } catch (IOException closed) {
            // as it should be
        }
    }
}
