package org.ivrengine.selfservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.yaml.Faults;

/** Operations of a file, bound to a {@link ShopServer}. */
final class Shop implements AutoCloseable {

    static final CallId CALL = new CallId("0123456789abcdef0123456789abcdef");

    final ShopServer server = new ShopServer();
    final Time time = new Time();
    private final HttpClient client = RemoteOperations.client();
    private final AtomicInteger visit = new AtomicInteger();
    private final Path home;
    final RemoteOperations operations;

    /** @param file with {@code URL} where the server's address belongs */
    Shop(String file) throws IOException {
        this(file, Path.of("."));
    }

    Shop(String file, Path home) throws IOException {
        this.home = home;
        operations = open(file);
    }

    private RemoteOperations open(String file) {
        Faults faults = new Faults("operations.yaml");
        OperationsFile read = OperationsFile.read(file.replace("URL", server.url()), home, faults);
        assertEquals(List.of(), faults.sorted());
        return read.open(client, time);
    }

    Result perform(String name, Map<String, Value> inputs) {
        return operations.perform(new Operations.Request(CALL, name, inputs, CALL + "-" + visit.incrementAndGet()));
    }

    /** Asks for one order by its number. */
    Result find(String number) {
        return perform("orders.find", Map.of("number", new Value.Text(number)));
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
    }

    /** A clock that stands still until a test moves it. */
    static final class Time extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T15:00:00Z"));

        void passes(long ms) {
            now.updateAndGet(before -> before.plusMillis(ms));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
