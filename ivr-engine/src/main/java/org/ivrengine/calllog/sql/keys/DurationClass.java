package org.ivrengine.calllog.sql.keys;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ivrengine.calllog.DurationRange;

/**
 * Durations in classes, so that an index can give the calls of a class newest first. Borders are such as people ask for;
 * the migration that brought the classes has them, too.
 */
public final class DurationClass {

    private static final long[] BORDERS_MS = {
        1, 1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 45_000, 60_000, 90_000, 120_000, 180_000, 300_000,
        600_000, 900_000, 1_800_000, 3_600_000, 7_200_000
    };

    private DurationClass() {}

    /** @return a number for a border itself, and one for what lies between two: so a range from border to border is whole ones */
    static int stretch(long ms) {
        int found = Arrays.binarySearch(BORDERS_MS, ms);
        return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
    }

    /** @return the stretches in which there are durations of this range */
    static List<Integer> stretches(DurationRange range) {
        return IntStream.rangeClosed(stretch(range.atLeastMs()), stretch(range.atMostMs()))
                .boxed()
                .toList();
    }

    /** @return this duration as far as a column has room for it; 24 days are enough for any */
    public static int column(long ms) {
        return Math.clamp(ms, 0, Integer.MAX_VALUE);
    }

    /** @return how many borders this duration reaches */
    public static int of(long ms) {
        int found = Arrays.binarySearch(BORDERS_MS, ms);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** @return the classes in which there are durations of this range */
    static List<Integer> of(DurationRange range) {
        return IntStream.rangeClosed(of(range.atLeastMs()), of(range.atMostMs()))
                .boxed()
                .toList();
    }
}
