package org.ivrengine.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All next deadlines in order of (time, kind, id): a binary heap that knows where each of its members is. */
final class Deadlines {

    private @Nullable Timed[] heap = new @Nullable Timed[64];
    private int size;

    @Nullable
    Timed first() {
        return size == 0 ? null : at(0);
    }

    long firstMs() {
        return size == 0 ? Timed.NEVER : at(0).dueMs;
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
            }
            timed.heapPlace = size++;
        }
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
            last.heapPlace = place;
            up(last);
            down(last);
        }
    }

    private void up(Timed timed) {
        int place = timed.heapPlace;
        while (place > 0) {
            Timed parent = at((place - 1) >>> 1);
            if (!isBefore(timed, parent)) {
                break;
            }
            put(place, parent);
            place = (place - 1) >>> 1;
        }
        put(place, timed);
    }

    private void down(Timed timed) {
        int place = timed.heapPlace;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(at(child + 1), at(child))) {
                child++;
            }
            if (!isBefore(at(child), timed)) {
                break;
            }
            put(place, at(child));
            place = child;
        }
        put(place, timed);
    }

    private void put(int place, Timed timed) {
        heap[place] = timed;
        timed.heapPlace = place;
    }

    private Timed at(int place) {
        Timed timed = heap[place];
        if (timed == null) {
            throw new IllegalStateException("nothing at " + place);
        }
        return timed;
    }

    private static boolean isBefore(Timed one, Timed other) {
        if (one.dueMs != other.dueMs) {
            return one.dueMs < other.dueMs;
        }
        int byKind = one.dueKind.compareTo(other.dueKind);
        return byKind != 0 ? byKind < 0 : one.compareIdTo(other) < 0;
    }
}
