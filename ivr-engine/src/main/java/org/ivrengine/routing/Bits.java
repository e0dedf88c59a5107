package org.ivrengine.routing;

import java.util.Arrays;

/** A set of small numbers that is intersected with another while it is walked, without a copy. */
final class Bits {

    private long[] words = {};

    boolean get(int index) {
        int word = index >> 6;
        return word < words.length && (words[word] & (1L << index)) != 0;
    }

    void set(int index) {
        int word = index >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
        }
        words[word] |= 1L << index;
    }

    void clear(int index) {
        int word = index >> 6;
        if (word < words.length) {
            words[word] &= ~(1L << index);
        }
    }

    /** Makes this the intersection of two sets. */
    void setToBoth(Bits one, Bits other) {
        words = Arrays.copyOf(one.words, Math.min(one.words.length, other.words.length));
        for (int i = 0; i < words.length; i++) {
            words[i] &= other.words[i];
        }
    }

    /** The smallest number from here on, or -1. */
    int next(int from) {
        return nextInBoth(this, from);
    }

    /** The smallest number from here on that both sets have, or -1. */
    int nextInBoth(Bits other, int from) {
        long[] one = words;
        long[] two = other.words;
        int length = Math.min(one.length, two.length);
        int word = from >> 6;
        if (word >= length) {
            return -1;
        }
        long both = one[word] & two[word] & (-1L << from);
        while (both == 0) {
            if (++word == length) {
                return -1;
            }
            both = one[word] & two[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(both);
    }
}
