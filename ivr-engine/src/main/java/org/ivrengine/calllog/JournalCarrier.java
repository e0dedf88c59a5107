package org.ivrengine.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ivrengine.calllog.CallStore.Batch;
import org.ivrengine.calllog.CallStore.StoreAwayException;
import org.ivrengine.calllog.CallStore.StoreRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a journal into a store, in order, each entry once: the position goes into the store in the same transaction.
 * While the store is away the entries wait in the journal's files, and nothing waits for them. What can never be stored is
 * put aside in {@code refused.jsonl}. Files that are in the store to their end are removed after some days.
 */
public final class JournalCarrier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalCarrier.class);

    /** How long new entries may wait before somebody looks. */
    private static final Duration IDLE = Duration.ofMillis(100);

    /** When an engine starts, its database comes a moment later; that is worth no word. */
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(20);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** How long the rest may take when we stop; what is left then is carried by the next process. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    /** Entries that the record with which a call ends has, too. */
    private static final Set<String> IN_THE_END = Set.of("step", "operation", "channel", "resumed");

    private static final String REFUSED_FILE = "refused.jsonl";

    private final JournalFolder folder;
    private final JournalReader reader;
    private final Supplier<Optional<JournalPosition>> durable;
    private final CallStore store;
    private final int keepDays;
    private final InstantSource clock;
    private final Duration retryAfter;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private Optional<String> journal = Optional.empty();
    private volatile Optional<JournalPosition> position = Optional.empty();
    private boolean isPositionKnown;
    private LocalDate tidiedOn = LocalDate.MIN;
    private final long startNs = System.nanoTime();
    private volatile boolean storeAway;
    private boolean wasThere;
    private boolean isToldAway;
    private final AtomicLong carried = new AtomicLong();

    /**
     * Begins to carry.
     *
     * @param folder of the journal
     * @param durable the end of what may be carried
     * @param keepDays days for which files stay after they were carried
     */
    public JournalCarrier(
            Path folder,
            Supplier<Optional<JournalPosition>> durable,
            CallStore store,
            int keepDays,
            InstantSource clock) {
        this(folder, durable, store, keepDays, clock, RETRY_AFTER);
    }

    JournalCarrier(
            Path folder,
            Supplier<Optional<JournalPosition>> durable,
            CallStore store,
            int keepDays,
            InstantSource clock,
            Duration retryAfter) {
        this.folder = new JournalFolder(folder);
        this.reader = new JournalReader(this.folder, IN_THE_END);
        this.durable = durable;
        this.store = store;
        this.keepDays = keepDays;
        this.clock = clock;
        this.retryAfter = retryAfter;
        thread = Thread.ofPlatform().daemon().name("call-log-carrier").start(this::carry);
    }

    /** @return whether the last attempt to store failed */
    public boolean isStoreAway() {
        return storeAway;
    }

    /** @return entries that this process has carried */
    public long carried() {
        return carried.get();
    }

    /** @return bytes on disk that are not in the store yet */
    public long behindBytes() {
        Optional<JournalPosition> until = durable.get();
        if (until.isEmpty()) {
            return 0;
        }
        try {
            Optional<JournalPosition> from = position.isPresent() ? position : reader.beginning();
            return from.isEmpty() ? 0 : folder.distanceBytes(from.get(), until.get());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void carry() {
        boolean isClosing = false;
        while (true) {
            boolean isMore = false;
            try {
                isMore = carryPiece();
                if (isToldAway) {
                    LOG.info("the call log's database is back; it is at {}", position.orElse(null));
                }
                storeAway = false;
                isToldAway = false;
            } catch (StoreAwayException away) {
                notNow("the call log's database is away, calls wait on disk: " + reason(away));
            } catch (IOException unreadable) {
                notNow("the call log's journal cannot be read: " + unreadable);
            }
            if (!isMore && isClosing) {
                return; // after one more look for what came before we were stopped
            }
            if (!isMore) {
                isClosing = isClosing(storeAway ? retryAfter : IDLE);
            }
        }
    }

    private void notNow(String why) {
        boolean isStarting = !wasThere && System.nanoTime() - startNs < STARTS_WITHIN.toNanos();
        if (!isToldAway && !isStarting) {
            LOG.error(why);
            isToldAway = true;
        }
        storeAway = true;
        isPositionKnown = false; // whether the last batch was committed is not certain
    }

    /** @return false after so long, true at once when we stop */
    private boolean isClosing(Duration waitMax) {
        try {
            return closing.await(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    /** @return whether there may be more */
    private boolean carryPiece() throws IOException {
        Optional<JournalPosition> until = durable.get();
        if (until.isEmpty()) {
            return false;
        }
        String id = journal();
        if (!isPositionKnown) {
            position = store.position(id);
            isPositionKnown = true;
            wasThere = true;
        }
        Optional<JournalPosition> from = position.isPresent() ? position : reader.beginning();
        Optional<JournalReader.Piece> piece = from.isEmpty() ? Optional.empty() : reader.read(from.get(), until.get());
        if (piece.isEmpty()) {
            tidy();
            return false;
        }
        store(new Batch(id, position, piece.get().next(), piece.get().entries()));
        position = Optional.of(piece.get().next());
        carried.addAndGet(piece.get().entries().size());
        return true;
    }

    private String journal() throws IOException {
        if (journal.isEmpty()) {
            journal = Optional.of(folder.id());
        }
        return journal.get();
    }

    /** What is refused is looked for by halves, so that it holds up nothing else. */
    private void store(Batch batch) throws IOException {
        try {
            store.store(batch);
        } catch (StoreRefusedException refused) {
            int size = batch.entries().size();
            if (size <= 1) {
                putAside(batch.entries(), refused);
                store.store(new Batch(batch.journal(), batch.from(), batch.to(), List.of()));
                return;
            }
            // Until the last part is in, the position stays at the beginning: a part that is stored again changes
            // nothing.
            JournalPosition stay =
                    batch.from().orElse(new JournalPosition(batch.to().file(), 0));
            store(new Batch(batch.journal(), batch.from(), stay, batch.entries().subList(0, size / 2)));
            store(new Batch(
                    batch.journal(),
                    Optional.of(stay),
                    batch.to(),
                    batch.entries().subList(size / 2, size)));
        }
    }

    private void putAside(List<JournalEntry> entries, StoreRefusedException refused) throws IOException {
        for (JournalEntry entry : entries) {
            LOG.error("call {}: the database refuses an entry, it is put aside: {}", entry.call(), reason(refused));
            Files.writeString(
                    folder.path().resolve(REFUSED_FILE),
                    JournalLine.write(entry) + "\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Once a day: removes files that were carried to their end and are old enough. */
    private void tidy() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(tidiedOn) || position.isEmpty()) {
            return;
        }
        tidiedOn = today;
        // Open calls are looked for in the last files at every start.
        LocalDate oldestKept = today.minusDays(Math.max(keepDays, JournalHistory.OPEN_DAYS));
        for (Path file : folder.files()) {
            String name = JournalFolder.name(file);
            boolean isCarried = name.compareTo(position.get().file()) < 0;
            if (isCarried && JournalFolder.dateOf(name).orElseThrow().isBefore(oldestKept)) {
                Files.delete(file);
                LOG.info("{} is in the database and older than {} days; removed", name, keepDays);
            }
        }
    }

    private static String reason(RuntimeException fault) {
        Throwable cause = fault.getCause();
        return String.valueOf(cause == null ? fault.getMessage() : cause.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }

    /** Carries what is there, for a while; the rest is carried by the next process. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                // Not interrupted: that would close an embedded database's file.
                LOG.info("the rest of the call log's journal is carried into the database by the next engine");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
