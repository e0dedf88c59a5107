package org.ivrengine.selfservice.sql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.store.CuttingProxy;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.ivrengine.store.RestartablePostgres;
import org.ivrengine.store.TestDatabases;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers change something while PostgreSQL is stopped and started under them, in the middle of whatever they do. */
@Tag("slow")
class DatabaseAwayTest {

    private static final int CALLERS = 4;

    /** The driver sends every statement as text, by which the proxy knows a commit. */
    private static final String AS_TEXT = "&prepareThreshold=0";

    private static final int RESTARTS = 2;

    @TempDir
    private Path folder;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void everyChangeIsMadeOnceHoweverOftenItIsAskedForUntilItIsAnswered()
            throws InterruptedException, ExecutionException {
        try (RestartablePostgres postgres = new RestartablePostgres(folder.resolve("data"))) {
            postgres.start();
            try (Database database = Database.open(postgres.settings());
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertTrue(database.awaitReady(Duration.ofSeconds(30)));
                Counter counter = new Counter(database);
                List<Future<List<String>>> changes = new ArrayList<>();
                AtomicInteger done = new AtomicInteger();
                for (int i = 0; i < CALLERS; i++) {
                    int account = i;
                    Counter.Caller caller = counter.signedIn(account);
                    changes.add(threads.submit(() -> changesPhone(caller, account, done)));
                }
                try {
                    for (int i = 0; i < RESTARTS; i++) {
                        awaitMore(done);
                        postgres.stop();
                        int before = refused.get();
                        await().until(() -> refused.get() > before);
                        postgres.start();
                    }
                    awaitMore(done);
                } finally {
                    isOver.set(true);
                }
                for (int account = 0; account < CALLERS; account++) {
                    List<String> asked = changes.get(account).get();
                    assertAudit(counter.audit(account), asked);
                }
                counter.close();
            }
        }
    }

    /** As when the engine is killed, or the network fails, between the commit and its answer. */
    @Test
    void aChangeWhoseCommitWasNeverAnsweredIsNotMadeAgain()
            throws IOException, InterruptedException, ExecutionException {
        DatabaseSettings.Server server = TestDatabases.postgresSettings();
        URI url = URI.create(server.url().substring("jdbc:".length()));
        try (CuttingProxy proxy = new CuttingProxy(url.getPort());
                Database direct = Database.openNow(server);
                Database cut = Database.open(new DatabaseSettings.Server(
                        server.url().replace(":" + url.getPort(), ":" + proxy.port()) + AS_TEXT,
                        server.user(),
                        server.password(),
                        4));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Counter counter = new Counter(direct);
            Counter.Caller caller = counter.signedIn(0);
            assertTrue(cut.awaitReady(Duration.ofSeconds(30)));
            counter.serves(cut);
            proxy.cutEvery(3);
            AtomicInteger done = new AtomicInteger();
            Future<List<String>> changes = threads.submit(() -> changesPhone(caller, 0, done));
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    System.err.println(System.nanoTime() / 1000000 + " cuts " + proxy.cuts() + " done " + done.get()
                            + " refused " + refused.get());
                    return proxy.cuts() >= 20 && done.get() >= 20;
                });
            } finally {
                isOver.set(true);
            }
            List<String> asked = changes.get();
            assertAudit(counter.audit(0), asked);
            counter.close();
        }
    }

    private static void awaitMore(AtomicInteger done) {
        int enough = done.get() + 5 * CALLERS;
        await().atMost(Duration.ofSeconds(60)).until(() -> done.get() >= enough);
    }

    /** @return numbers that were confirmed to be changed, in their order */
    private List<String> changesPhone(Counter.Caller caller, int account, AtomicInteger done) {
        List<String> changed = new ArrayList<>();
        while (!isOver.get()) {
            String phone = "212555%d%03d".formatted(account, changed.size() % 1_000);
            String key = caller.call + "-phone-" + changed.size();
            change(caller, key, phone);
            changed.add("+1" + phone);
            done.incrementAndGet();
        }
        return changed;
    }

    /**
     * As the flow's runner does: whatever goes wrong is "unavailable", and the call asks again with the same key. The answer
     * tells the change from the number before, though it may have been made by an attempt that was never answered.
     */
    private void change(Counter.Caller caller, String key, String phone) {
        while (true) {
            Optional<Result> result = asked(caller, key, phone);
            if (result.isPresent()) {
                assertEquals("changed", result.get().outcome(), key);
                assertEquals(
                        List.of("+1" + phone),
                        result.get().facts().changes().stream().map(Change::to).toList(),
                        key);
                return;
            }
            refused.incrementAndGet();
        }
    }

    private static Optional<Result> asked(Counter.Caller caller, String key, String phone) {
        try {
            return Optional.of(caller.asksAs(key, "account.change_phone", "phone", phone))
                    .filter(result -> !result.outcome().equals(Operations.UNAVAILABLE));
        } catch (JdbiException cut) {
            return Optional.empty();
        }
    }

    private static void assertAudit(List<String> audit, List<String> asked) {
        List<String> to = audit.stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        assertAll(
                () -> assertEquals(asked, to),
                () -> assertTrue(asked.size() > 5 * RESTARTS, asked.size() + " changes"));
    }
}
