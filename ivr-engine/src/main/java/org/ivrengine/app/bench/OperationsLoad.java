package org.ivrengine.app.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Pins;
import org.ivrengine.selfservice.sql.ManyAccounts;

/** Callers who ask one thing after another, and how long each took. */
final class OperationsLoad {

    private static final int PIN_CHECKS = 20;

    private final Operations operations;
    private final long accounts;
    private final long orders;
    private final Map<String, List<Long>> tookNs = new TreeMap<>();
    private long unexpected;

    OperationsLoad(Operations operations, long accounts, long orders) {
        this.operations = operations;
        this.accounts = accounts;
        this.orders = orders;
    }

    synchronized void forget() {
        tookNs.clear();
        unexpected = 0;
    }

    /** @return seconds that it took */
    double run(int callers, int seconds) throws InterruptedException {
        long startNs = System.nanoTime();
        long untilNs = startNs + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                threads.execute(() -> callUntil(untilNs));
            }
        }
        return (System.nanoTime() - startNs) / 1e9;
    }

    private void callUntil(long untilNs) {
        Map<String, List<Long>> mine = new TreeMap<>();
        long wrong = 0;
        while (System.nanoTime() < untilNs) {
            wrong += oneCall(mine);
        }
        synchronized (this) {
            mine.forEach((name, times) ->
                    tookNs.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(times));
            unexpected += wrong;
        }
    }

    /** @return operations that ended otherwise than they should */
    private long oneCall(Map<String, List<Long>> times) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        CallId call = CallId.mint();
        String account = ManyAccounts.account(random.nextLong(accounts));
        String order = ManyAccounts.order(random.nextLong(orders));
        String language = random.nextBoolean() ? "es" : "en";
        long wrong = 0;
        wrong += timed(times, call, 1, "account.verify", "verified", "account", account, "pin", ManyAccounts.PIN);
        wrong += timed(times, call, 2, "orders.latest", "found");
        wrong += timed(times, call, 3, "orders.find", "found", "number", order, "postcode", ManyAccounts.POSTCODE);
        wrong += timed(times, call, 4, "orders.line", "found", "number", order);
        wrong += timed(times, call, 5, "account.balance", "found");
        wrong += timed(times, call, 6, "account.change_language", "changed", "language", language);
        return wrong;
    }

    private int timed(
            Map<String, List<Long>> times, CallId call, int visit, String name, String expected, String... inputs) {
        Map<String, Value> values = new TreeMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            values.put(inputs[i], new Value.Text(inputs[i + 1]));
        }
        long startNs = System.nanoTime();
        Result result = operations.perform(new Request(call, name, values, call + "-" + visit));
        times.computeIfAbsent(name, _ -> new ArrayList<>()).add(System.nanoTime() - startNs);
        return result.outcome().equals(expected) ? 0 : 1;
    }

    synchronized void print(PrintWriter out, double seconds) {
        long[] all = new long[0];
        out.printf("%-26s %10s %10s %10s%n", "operation", "a second", "median ms", "99 % ms");
        for (Map.Entry<String, List<Long>> entry : tookNs.entrySet()) {
            long[] times = entry.getValue().stream().mapToLong(Long::longValue).toArray();
            line(out, entry.getKey(), times, seconds);
            int before = all.length;
            all = Arrays.copyOf(all, before + times.length);
            System.arraycopy(times, 0, all, before, times.length);
        }
        line(out, "all", all, seconds);
        out.printf("%d ended otherwise than they should%n", unexpected);
        out.printf("a PIN checked in earnest: %.0f ms of a processor%n", pinMs());
    }

    private static void line(PrintWriter out, String name, long[] times, double seconds) {
        Arrays.sort(times);
        if (times.length > 0) {
            out.printf(
                    "%-26s %10.0f %10.2f %10.2f%n",
                    name,
                    times.length / seconds,
                    times[times.length / 2] / 1e6,
                    times[(int) (times.length * 0.99)] / 1e6);
        }
    }

    private static double pinMs() {
        String hash = Pins.hash(ManyAccounts.PIN);
        long startNs = System.nanoTime();
        for (int i = 0; i < PIN_CHECKS; i++) {
            Pins.isRight("0000", Optional.of(hash));
        }
        return (System.nanoTime() - startNs) / 1e6 / PIN_CHECKS;
    }
}
