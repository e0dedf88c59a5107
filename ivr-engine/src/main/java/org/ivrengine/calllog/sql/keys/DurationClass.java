package org.ivrengine.calllog.sql.keys;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

    /** @return the durations that facts know, the shortest first; none at all is one of them */
    static List<Long> borders() {
        return LongStream.concat(LongStream.of(0), LongStream.of(BORDERS_MS))
                .boxed()
                .toList();
    }

    /** @return the greatest of the borders that this duration reaches */
    static long borderBelow(long ms) {
        int reached = of(ms);
        return reached == 0 ? 0 : BORDERS_MS[reached - 1];
    }

    /** @return the least of the borders that this duration does not pass; empty when it passes all */
    static OptionalLong borderAbove(long ms) {
        return LongStream.of(BORDERS_MS).filter(border -> border >= ms).findFirst();
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
