package org.ivrengine.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared does the same work, and what fails is seen. */
@Tag("slow")
class CallLoadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A flow also answers before its first step, and checks in, marks the end and hangs up after its last. */
    @ParameterizedTest(name = "{0}: {1} commands a call")
    @CsvSource({"BARE_NETTY, 50", "THREAD_PER_CALL, 50", "ENGINE_PHONE, 50", "ENGINE_FLOW, 53", "ENGINE_LOGGED, 53"})
    void everyServerTakesEachOfItsCallsToTheEnd(AgiServerKind kind, int commandsOfACall) throws IOException {
        try (CallLoad load = new CallLoad(local(kind.start()), 1, Duration.ZERO)) {
            long[] seen = new long[2];
            Awaitility.await().atMost(PATIENCE).until(() -> {
                CallLoad.Counted counted = load.take();
                seen[0] += counted.commands();
                seen[1] += counted.completed();
                return seen[1] >= 5;
            });
            assertEquals(0, load.failed());
            long begun = seen[0] - seen[1] * commandsOfACall;
            assertTrue(begun >= 0 && begun <= commandsOfACall, seen[0] + " commands in " + seen[1] + " calls");
        }
    }

    @Test
    void aHundredCallsAtATimeAllGoThroughTheFlowEngine() throws IOException {
        try (CallLoad load = new CallLoad(local(AgiServerKind.ENGINE_FLOW.start()), 100, Duration.ofMillis(1))) {
            Awaitility.await().atMost(PATIENCE).until(load::allBegan);
            assertEquals(100, load.openCalls());
            long[] completed = new long[1];
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> (completed[0] += load.take().completed()) >= 200);
            assertEquals(0, load.failed());
        }
    }

    @Test
    void callsThatAServerBreaksOffCountAsFailedAndAreNotTriedAgain() {
        int port = BenchNetty.serve(() -> new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                ctx.channel().unsafe().closeForcibly();
            }

            @Override
            public void channelActive(ChannelHandlerContext ctx) {
                throw new IllegalStateException("overloaded");
            }
        });
        try (CallLoad load = new CallLoad(local(port), 7, Duration.ZERO)) {
            Awaitility.await().atMost(PATIENCE).until(() -> load.failed() == 7);
            assertTrue(load.allBegan());
            assertEquals(0, load.openCalls());
        }
    }

    @Test
    void callsThatNobodyAcceptsCountAsFailed() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = closed.getLocalPort();
        }
        try (CallLoad load = new CallLoad(local(nobody), 3, Duration.ZERO)) {
            Awaitility.await().atMost(PATIENCE).until(() -> load.failed() == 3);
        }
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
