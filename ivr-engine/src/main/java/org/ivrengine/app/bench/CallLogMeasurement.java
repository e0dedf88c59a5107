package org.ivrengine.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.WaitingCalls;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.store.Database;
import org.jspecify.annotations.Nullable;

/** Writes calls into a call log and looks when they can be found. */
public final class CallLogMeasurement {

    /** Calls that are up at a time, in seconds of arrivals: a call's end comes in another batch than its beginning. */
    private static final int UP_SECONDS = 2;

    private static final Duration LOOK_EVERY = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int KEEP_DAYS = 30;

    private final Path folder;
    private final Database database;
    private final SqlCallArchive archive;
    private final InstantSource clock;
    private final SyntheticCalls calls = new SyntheticCalls(System.nanoTime());
    private boolean hasContacts;

    public CallLogMeasurement(Path folder, Database database, InstantSource clock) {
        this.folder = folder;
        this.database = database;
        this.archive = new SqlCallArchive(database.jdbi());
        this.clock = clock;
    }

    /** Every second call is answered by an agent, too: a contact that is told twice, an offer and a stretch of her time. */
    public CallLogMeasurement withContacts() {
        hasContacts = true;
        return this;
    }

    /** Milliseconds, sorted. */
    public record Times(List<Double> ms) {
        public double median() {
            return at(0.5);
        }

        public double percentile99() {
            return at(0.99);
        }

        public double max() {
            return at(1);
        }

        private double at(double share) {
            return ms.isEmpty() ? Double.NaN : ms.get((int) Math.min(ms.size() - 1L, (long) (share * ms.size())));
        }
    }

    /**
     * Calls at a steady rate.
     *
     * @param waitingAtEnd calls of which the database did not know all that had been told, at the end of the time
     * @param visibleMs from a call's end until it was found in the database as ended
     */
    public record Paced(int calls, double callsPerSecond, int waitingAtEnd, Times visibleMs) {}

    public Paced paced(int rate, Duration time) throws IOException, InterruptedException {
        Path journal = folder.resolve("paced");
        BlockingQueue<Probe> probes = new LinkedBlockingQueue<>();
        List<Double> visibleMs = new ArrayList<>();
        Thread prober = Thread.ofPlatform().daemon().name("prober").start(() -> probe(probes, visibleMs));
        try (FileCallLog log = new FileCallLog(journal, clock);
                JournalCarrier _ = carrier(journal, log)) {
            Deque<CallRecord> up = new ArrayDeque<>();
            long startNs = System.nanoTime();
            int total = Math.toIntExact(rate * time.toSeconds());
            for (int i = 0; i < total; i++) {
                LockSupport.parkNanos(startNs + i * 1_000_000_000L / rate - System.nanoTime());
                CallRecord call = calls.next(clock.instant());
                SyntheticCalls.begin(log, call);
                up.add(call);
                if (up.size() > rate * UP_SECONDS) {
                    CallRecord over = up.remove();
                    if (hasContacts && i % 2 == 0) {
                        SyntheticCalls.contact(log, over);
                    }
                    SyntheticCalls.end(log, over);
                    if (probes.isEmpty()) {
                        probes.add(new Probe(over.call(), System.nanoTime()));
                    }
                }
            }
            double seconds = (System.nanoTime() - startNs) / 1e9;
            int waiting = WaitingCalls.read(journal, carried(journal)).count();
            prober.interrupt();
            prober.join();
            up.forEach(call -> SyntheticCalls.end(log, call));
            awaitCarried(journal, log);
            return new Paced(total, total / seconds, waiting, times(visibleMs));
        }
    }

    private record Probe(String call, long endedNs) {}

    private void probe(BlockingQueue<Probe> probes, List<Double> visibleMs) {
        try {
            while (true) {
                @Nullable Probe probe = probes.poll(1, TimeUnit.SECONDS);
                if (probe != null) {
                    while (archive.call(probe.call())
                            .filter(call -> call.summary().status() != CallStatus.OPEN)
                            .isEmpty()) {
                        TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                    }
                    visibleMs.add((System.nanoTime() - probe.endedNs()) / 1e6);
                }
            }
        } catch (InterruptedException measured) {
            Thread.currentThread().interrupt();
        }
    }

    private static Times times(List<Double> ms) {
        return new Times(ms.stream().sorted().toList());
    }

    /**
     * Calls that waited on disk.
     *
     * @param callsPerSecond from the journal into the database
     * @param journalCallsPerSecond from an engine onto the disk, before that
     */
    record CaughtUp(int calls, double callsPerSecond, double journalCallsPerSecond, long journalBytesPerCall) {}

    CaughtUp catchUp(int count) throws IOException, InterruptedException {
        Path journal = folder.resolve("backlog");
        List<CallRecord> made =
                Stream.generate(() -> calls.next(clock.instant())).limit(count).toList();
        try (FileCallLog log = new FileCallLog(journal, clock)) {
            long startNs = System.nanoTime();
            // In groups, so that a call's end stands far from its beginning, as it does when calls take minutes.
            for (int from = 0; from < count; from += 1_000) {
                List<CallRecord> group = made.subList(from, Math.min(count, from + 1_000));
                group.forEach(call -> SyntheticCalls.begin(log, call));
                group.forEach(call -> SyntheticCalls.end(log, call));
            }
            while (log.waiting() > 0) {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            }
            double journalSeconds = (System.nanoTime() - startNs) / 1e9;
            long startCarryNs = System.nanoTime();
            try (JournalCarrier _ = carrier(journal, log)) {
                awaitCarried(journal, log);
            }
            double seconds = (System.nanoTime() - startCarryNs) / 1e9;
            return new CaughtUp(count, count / seconds, count / journalSeconds, bytes(journal) / Math.max(1, count));
        }
    }

    private JournalCarrier carrier(Path journal, FileCallLog log) {
        return new JournalCarrier(journal, log::durable, new SqlCallStore(database.jdbi(), clock), KEEP_DAYS, clock);
    }

    private static long bytes(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Until everything that is in the journal is in the database. */
    private void awaitCarried(Path journal, FileCallLog log) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (log.waiting() > 0 || !log.durable().equals(carried(journal))) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("not in the database after " + PATIENCE.toMinutes() + " minutes");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        }
    }

    private Optional<JournalPosition> carried(Path journal) throws IOException {
        return WaitingCalls.journal(journal).flatMap(archive::position);
    }
}
