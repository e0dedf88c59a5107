package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.codahale.metrics.MetricRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.ivrengine.agi.AgiLimits;
import org.ivrengine.agi.AgiServer;
import org.ivrengine.agi.AllowedHosts;
import org.ivrengine.agi.CallHandler;
import org.ivrengine.agi.Keypads;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerLink;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.Channels;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.SessionEnded;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No key that a caller presses is lost, whatever the engine is doing meanwhile. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class KeysTest {

    private static final String TWENTY_KEYS = "31415926535897932384";
    private static final int CALLS = 50;

    @Test
    void aThousandKeysPressedInAHurryAllArriveInOrderWhileTheEngineThinksUpToFourHundredMilliseconds(
            RealAsterisk asterisk) {
        List<String> typed = Collections.synchronizedList(new ArrayList<>());
        AtomicLong seeds = new AtomicLong(1);
        CallHandler slow = call -> {
            Phone phone = call.phone();
            SplittableRandom thinking = new SplittableRandom(seeds.getAndIncrement());
            StringBuilder keys = new StringBuilder();
            phone.answer();
            try {
                Optional<Key> key = phone.nextKey(Duration.ofSeconds(10));
                while (key.isPresent()) {
                    keys.append(key.get().symbol());
                    thinkMs(thinking.nextInt(400));
                    phone.setVariable("THOUGHT", "1");
                    key = keys.length() == TWENTY_KEYS.length()
                            ? Optional.empty()
                            : phone.nextKey(Duration.ofSeconds(3));
                }
                phone.hangUp();
            } catch (SessionEnded early) {
                keys.append(" then the session ended");
            }
            typed.add(keys.toString());
        };
        try (var _ = Listening.on(asterisk, slow)) {
            asterisk.call("1000")
                    .waitMs(500)
                    .press(TWENTY_KEYS, 140)
                    .expectHangUp(20_000)
                    .calls(CALLS, 10)
                    .run()
                    .expectAllAsScripted();

            assertEquals(Collections.nCopies(CALLS, TWENTY_KEYS), typed);
        }
    }

    private static void thinkMs(long milliseconds) {
        long untilNs = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < untilNs) {
            LockSupport.parkNanos(untilNs - System.nanoTime());
        }
    }

    /** A FastAGI server with its manager connection. */
    private record Listening(AgiServer server, ManagerLink manager) implements AutoCloseable {

        static Listening on(RealAsterisk asterisk, CallHandler handler) {
            Keypads keypads = new Keypads();
            Channels channels = new Channels();
            AsteriskInstance instance = asterisk.instance();
            ManagerAccount account = new ManagerAccount(
                    "127.0.0.1",
                    instance.settings().ports().ami(),
                    instance.logins().events().user(),
                    instance.logins().events().secret());
            ManagerLink manager = new ManagerLink(account, event -> {
                        for (ChannelChange change : channels.apply(event)) {
                            if (change instanceof ChannelChange.KeyPressed key) {
                                keypads.keyPressed(key.channelId(), new Key(key.symbol(), key.atMs()));
                            } else if (change instanceof ChannelChange.Complete) {
                                keypads.setLive(true);
                            }
                        }
                    })
                    .start();
            await().until(keypads::isLive);
            AgiServer server = new AgiServer(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.enginePort()),
                    AllowedHosts.LOOPBACK,
                    AgiLimits.DEFAULT,
                    keypads,
                    sound -> sound.id(),
                    handler,
                    new MetricRegistry());
            return new Listening(server, manager);
        }

        @Override
        public void close() {
            server.close();
            manager.close();
        }
    }
}
