package org.ivrengine.agi;

import static org.ivrengine.agi.AgiTestServer.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SilentFloodTest {

    private static final int FLOOD = 10_000;
    private static final int SILENT_MAX = 500;

    @Test
    void tenThousandConnectionsThatSayNothingCrowdNoCallOut() throws Exception {
        AgiLimits limits = new AgiLimits(
                25_000,
                25_000,
                SILENT_MAX,
                Duration.ofMinutes(5), // so that only the flood's own size pushes its connections out
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
        Deque<SocketChannel> flood = new ArrayDeque<>();
        try (AgiTestServer agi = new AgiTestServer(limits, AllowedHosts.LOOPBACK)) {
            CompletableFuture<String> running = agi.next(talk -> {
                talk.phone().answer();
                return talk.phone().variable("X").orElse("none");
            });
            try (FakeAsterisk before = agi.call("1.1")) {
                assertEquals("ANSWER", before.command());
                for (int i = 0; i < FLOOD; i++) {
                    SocketChannel silent = SocketChannel.open();
                    silent.bind(new InetSocketAddress("127.0.0." + (10 + i % 8), 0));
                    silent.connect(agi.address());
                    flood.addLast(silent);
                    if (flood.size() > 4 * SILENT_MAX) { // those are closed by the server long ago; spare file handles
                        flood.removeFirst().close();
                    }
                    if (i == FLOOD / 2) {
                        CompletableFuture<String> amidst =
                                agi.next(talk -> talk.request().channelId());
                        try (FakeAsterisk call = agi.call("1.2")) {
                            assertEquals("1.2", outcome(amidst));
                            assertTrue(call.hasSentNothing());
                        }
                    }
                }
                Awaitility.await()
                        .atMost(FakeAsterisk.PATIENCE)
                        .until(() -> agi.metrics.counter("agi.connections").getCount() == SILENT_MAX + 1);
                before.reply("200 result=0");
                before.expect("GET VARIABLE X", "200 result=1 (still here)");
                assertEquals("still here", outcome(running));
            }
        } finally {
            for (SocketChannel silent : flood) {
                silent.close();
            }
        }
    }
}
