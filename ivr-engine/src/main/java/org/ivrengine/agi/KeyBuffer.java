package org.ivrengine.agi;

import java.time.Duration;
import java.util.ArrayDeque;
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

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Key> keys = new ArrayDeque<>();
    private final ArrayDeque<Key> alreadyCounted = new ArrayDeque<>();

    void add(Key key) {
        lock.lock();
        try {
            if (alreadyCounted.removeIf(counted -> isSamePress(counted, key))) {
                return;
            }
            if (keys.size() == KEYS_MAX) {
                keys.removeFirst();
            }
            keys.addLast(key);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Adds a key that AGI reported because the manager did not; should the manager do so later, it counts once. */
    void addUnreported(Key key) {
        lock.lock();
        try {
            add(key);
            alreadyCounted.addLast(key);
            if (alreadyCounted.size() > KEYS_MAX) {
                alreadyCounted.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isSamePress(Key counted, Key reported) {
        return counted.symbol() == reported.symbol() && reported.releasedAtMs() <= counted.releasedAtMs();
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
     * Waits until a key is there, the time is over or something else ends the waiting. Takes nothing.
     *
     * @param ended looked at whenever {@link #wake} is called
     * @return whether a key is there
     */
    boolean await(Duration within, BooleanSupplier ended) {
        long leftNs = within.toNanos();
        lock.lock();
        try {
            while (keys.isEmpty() && !ended.getAsBoolean() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            return !keys.isEmpty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return !keys.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
