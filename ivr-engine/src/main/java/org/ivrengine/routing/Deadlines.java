package org.ivrengine.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All next deadlines in order of (time, kind, id): a heap that knows where each of its members is. Four children a parent,
 * and the times in an array of their own, because with tens of thousands of calls each look at a member is a cache miss.
 */
final class Deadlines {

    private static final int WIDTH = 4;

    private @Nullable Timed[] heap = new @Nullable Timed[64];
    /** {@link Timed#dueMs} of each member. */
    private long[] times = new long[64];

    private int size;

    @Nullable
    Timed first() {
        return size == 0 ? null : at(0);
    }

    long firstMs() {
        return size == 0 ? Timed.NEVER : times[0];
    }

    /** Finds the deadline of this one anew. */
    void update(Timed timed) {
        timed.dueMs = Timed.NEVER;
        timed.dueKind = Timed.Kind.ANNOUNCE;
        timed.findNextDeadline();
        if (timed.dueMs == Timed.NEVER) {
            remove(timed);
            return;
        }
        if (timed.heapPlace < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
                times = Arrays.copyOf(times, size * 2);
            }
            timed.heapPlace = size++;
        }
        put(timed.heapPlace, timed);
        up(timed);
        down(timed);
    }

    void remove(Timed timed) {
        int place = timed.heapPlace;
        if (place < 0) {
            return;
        }
        timed.heapPlace = -1;
        Timed last = at(--size);
        heap[size] = null;
        if (place < size) {
            put(place, last);
            up(last);
            down(last);
        }
    }

    private void up(Timed timed) {
        int place = timed.heapPlace;
        while (place > 0) {
            int parent = (place - 1) / WIDTH;
            if (!isBefore(timed, parent)) {
                break;
            }
            put(place, at(parent));
            place = parent;
        }
        put(place, timed);
    }

    private void down(Timed timed) {
        int place = timed.heapPlace;
        while (true) {
            int child = WIDTH * place + 1;
            if (child >= size) {
                break;
            }
            int end = Math.min(child + WIDTH, size);
            for (int other = child + 1; other < end; other++) {
                if (times[other] < times[child] || (times[other] == times[child] && isBefore(at(other), child))) {
                    child = other;
                }
            }
            if (isBefore(timed, child)) {
                break;
            }
            put(place, at(child));
            place = child;
        }
        put(place, timed);
    }

    private void put(int place, Timed timed) {
        heap[place] = timed;
        times[place] = timed.dueMs;
        timed.heapPlace = place;
    }

    private Timed at(int place) {
        Timed timed = heap[place];
        if (timed == null) {
            throw new IllegalStateException("nothing at " + place);
        }
        return timed;
    }

    private boolean isBefore(Timed timed, int place) {
        if (timed.dueMs != times[place]) {
            return timed.dueMs < times[place];
        }
        Timed other = at(place);
        int byKind = timed.dueKind.compareTo(other.dueKind);
        return byKind != 0 ? byKind < 0 : timed.compareIdTo(other) < 0;
    }
}
