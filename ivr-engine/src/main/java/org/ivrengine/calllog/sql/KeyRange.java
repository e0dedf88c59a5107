package org.ivrengine.calllog.sql;

/**
 * Calls from a time on, up to another.
 *
 * @param floor the least key
 * @param top the greatest key
 */
record KeyRange(long floor, long top) {

    KeyRange below(long key) {
        return new KeyRange(floor, key - 1);
    }

    boolean isEmpty() {
        return floor > top;
    }
}
