package org.ivrengine.agi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.ivrengine.flow.port.Key;

/**
 * Keys of one channel, in the order of pressing, from the moment they were pressed until the flow takes them. Filled by
 * the manager's thread, emptied by the call's.
 */
final class KeyBuffer {

    /** More keys than anybody types ahead; the oldest beyond are dropped. */
    static final int KEYS_MAX = 256;

    /** A report that comes later than this after AGI's word is a new press of the same key. */
    static final long LATE_REPORT_WITHIN_MS = 5_000;

    /** A key that AGI saw and the manager has still to report. */
    private record Unreported(char symbol, long countedAtMs) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Key> keys = new ArrayDeque<>(0);
    private final ArrayDeque<Unreported> unreported = new ArrayDeque<>(0);

    /**
     * Adds a key that the manager reports, unless AGI's word for it was counted before.
     *
     * @param nowMs by a clock of this machine that only goes forward; Asterisk's clock may be another
     */
    void add(Key key, long nowMs) {
        lock.lock();
        try {
            if (!wasCounted(key.symbol(), nowMs)) {
                append(key);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds a key that AGI reported and the manager did not. Should the manager still do so, it counts once. */
    void addUnreported(Key key, long nowMs) {
        lock.lock();
        try {
            append(key);
            unreported.addLast(new Unreported(key.symbol(), nowMs));
            if (unreported.size() > KEYS_MAX) {
                unreported.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The manager connection broke: what it has not reported by now, it never will. */
    void expectNoLateReports() {
        lock.lock();
        try {
            unreported.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void append(Key key) {
        if (keys.size() == KEYS_MAX) {
            keys.removeFirst();
        }
        keys.addLast(key);
        changed.signalAll();
    }

    private boolean wasCounted(char symbol, long nowMs) {
        for (Iterator<Unreported> each = unreported.iterator(); each.hasNext(); ) {
            Unreported counted = each.next();
            if (nowMs - counted.countedAtMs() > LATE_REPORT_WITHIN_MS) {
                each.remove();
            } else if (counted.symbol() == symbol) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return keys.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    Optional<Key> take() {
        lock.lock();
        try {
            return Optional.ofNullable(keys.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first key of this symbol and all before it. */
    void takeThrough(char symbol) {
        lock.lock();
        try {
            while (contains(symbol) && keys.removeFirst().symbol() != symbol) {
                // the one before it goes, too
            }
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            keys.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Lets who waits look again at what she waits for. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a key is there, the time is over, something else ends the waiting or the thread is interrupted. Takes
     * nothing.
     *
     * @param ended looked at whenever {@link #wake} is called
     * @return whether a key is there
     */
    boolean await(Duration within, BooleanSupplier ended) {
        return await(within, () -> !keys.isEmpty(), ended);
    }

    /** The same for one certain key. */
    boolean awaitSymbol(char symbol, Duration within, BooleanSupplier ended) {
        return await(within, () -> contains(symbol), ended);
    }

    private boolean await(Duration within, BooleanSupplier there, BooleanSupplier ended) {
        long leftNs = within.toNanos();
        lock.lock();
        try {
            while (!there.getAsBoolean() && !ended.getAsBoolean() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            return there.getAsBoolean();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return there.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private boolean contains(char symbol) {
        return keys.stream().anyMatch(key -> key.symbol() == symbol);
    }
}
