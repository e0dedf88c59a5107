package org.ivrengine.routing;

/** Hashes that are the same on every machine and in every release. */
final class Hashing {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /** SplitMix64's finaliser: every bit of the input changes half of the output's. */
    static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** FNV-1a over the characters. */
    static long of(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    static long chain(long hash, long value) {
        return mix(hash ^ value) * 31;
    }

    static long chain(long hash, String text) {
        return chain(hash, of(text));
    }
}
