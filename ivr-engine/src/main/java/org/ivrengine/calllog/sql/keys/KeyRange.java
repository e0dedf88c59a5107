package org.ivrengine.calllog.sql.keys;

/**
 * Calls from a time on, up to another.
 *
 * @param floor the least key
 * @param top the greatest key
 */
public record KeyRange(long floor, long top) {

    KeyRange within(KeyRange other) {
        return new KeyRange(Math.max(floor, other.floor), Math.min(top, other.top));
    }

    boolean contains(long key) {
        return floor <= key && key <= top;
    }

    KeyRange below(long key) {
        return new KeyRange(floor, key - 1);
    }

    /** @return whether no key is in it */
    boolean isEmpty() {
        return floor > top;
    }
}
