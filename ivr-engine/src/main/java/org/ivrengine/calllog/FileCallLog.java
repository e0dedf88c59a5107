package org.ivrengine.calllog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call log on disk. Callers hand entries over and go on; one thread writes and forces them to the disk at once, those
 * together that came together. While the disk is full or away, entries wait in memory and are written when it is back.
 */
public final class FileCallLog implements CallLog, ContactLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileCallLog.class);

    /** Most entries of one write; bounds the memory of a batch. */
    private static final int BATCH_MAX = 4_096;

    /** How often an idle writer looks whether it shall stop. */
    private static final Duration IDLE_MAX = Duration.ofMillis(200);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Object lock = new Object();
    private final OpenCalls open = new OpenCalls();
    private final BlockingQueue<JournalEntry> queue = new LinkedBlockingQueue<>();
    private final Journal journal;
    private final Thread writer;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean diskAway;

    /** Reads which calls were open when the last process ended, then begins to write. */
    public FileCallLog(Path folder, InstantSource clock) {
        this(new JournalFolder(folder), clock, JournalFile::onDisk);
    }

    FileCallLog(JournalFolder folder, InstantSource clock, JournalFile.Opener opener) {
        journal = new Journal(folder, clock, opener);
        JournalHistory.ofOpenCalls(folder, open::apply);
        writer = Thread.ofPlatform().name("call-log").start(this::write);
    }

    /** @return the finished calls in a folder, oldest first */
    public static List<CallRecord> finished(Path folder) {
        return JournalHistory.finished(new JournalFolder(folder));
    }

    /** @return our ids of the calls that have begun and not ended */
    public Set<String> openCalls() {
        synchronized (lock) {
            return open.ids();
        }
    }

    /** @return whether this call has begun and not ended */
    public boolean isOpen(CallId call) {
        synchronized (lock) {
            return open.contains(call.value());
        }
    }

    @Override
    public void started(Call call) {
        enqueue(new JournalEntry.Started(
                call.id().value(), call.caller(), call.callerName(), call.called(), call.language(), call.startedAt()));
    }

    @Override
    public void resumed(CallId call, Instant at) {
        enqueue(new JournalEntry.Resumed(call.value(), at));
    }

    @Override
    public void stepLeft(CallId call, StepVisit visit) {
        enqueue(new JournalEntry.Step(call.value(), visit));
    }

    @Override
    public void operationDone(CallId call, OperationVisit visit) {
        enqueue(new JournalEntry.Operation(call.value(), visit));
    }

    /**
     * The call is on this channel.
     *
     * @param channel the telephone system's own id of it
     */
    public void onChannel(CallId call, String channel, Instant at) {
        enqueue(new JournalEntry.Channel(call.value(), channel, at));
    }

    @Override
    public void ended(CallId call, Instant at, Ending ending) {
        synchronized (lock) {
            open.endedAt(call.value(), at, ending)
                    .ifPresent(record -> enqueue(new JournalEntry.Ended(call.value(), record)));
        }
    }

    @Override
    public void contact(Contact contact, Doubt doubt) {
        enqueue(new JournalEntry.Contact(contact.call(), new ContactVisit(contact, doubt)));
    }

    @Override
    public void offer(OfferRecord offer) {
        enqueue(new JournalEntry.Offer(offer.call(), offer));
    }

    @Override
    public void span(AgentSpan span, String state, String reason) {
        enqueue(new JournalEntry.Span("", span, state, reason));
    }

    /** A recording as far as it is known; the later word counts. */
    public void recording(RecordedTalk recording) {
        enqueue(new JournalEntry.Recording(recording.call(), recording));
    }

    /** @return the end of what the disk has for certain; empty while it was never written to */
    public Optional<JournalPosition> durable() {
        return journal.durable();
    }

    /** @return entries that are not on the disk yet */
    public int waiting() {
        return waiting.get();
    }

    /** @return whether the last attempt to write failed */
    public boolean isDiskAway() {
        return diskAway;
    }

    private void enqueue(JournalEntry entry) {
        synchronized (lock) {
            open.apply(entry);
            waiting.incrementAndGet();
            queue.add(entry);
        }
    }

    private void write() {
        openJournal();
        List<JournalEntry> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    JournalEntry first = queue.poll(IDLE_MAX.toMillis(), TimeUnit.MILLISECONDS);
                    if (first != null) {
                        batch.add(first);
                        queue.drainTo(batch, BATCH_MAX - 1);
                    }
                }
                journal.append(batch);
                waiting.addAndGet(-batch.size());
                batch.clear();
                diskAway = false;
            } catch (IOException fault) {
                if (!diskAway) {
                    LOG.error("call log cannot be written, {} entries wait: {}", waiting, fault.toString());
                }
                diskAway = true;
                if (closing || !sleep()) {
                    return;
                }
            } catch (InterruptedException interrupted) {
                LOG.warn("call log interrupted; {} entries left", waiting);
            }
        }
    }

    private void openJournal() {
        try {
            journal.open();
        } catch (IOException later) {
            LOG.warn("the journal cannot be opened yet: {}", later.toString());
        }
    }

    private static boolean sleep() {
        try {
            Thread.sleep(RETRY_AFTER);
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            writer.join(Duration.ofSeconds(10));
            journal.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            LOG.error("call log cannot be closed: {}", fault.toString());
        }
    }
}
