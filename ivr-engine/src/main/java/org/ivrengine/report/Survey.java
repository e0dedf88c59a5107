package org.ivrengine.report;

import java.util.Collection;
import java.util.OptionalDouble;

/** What callers answered after the call. Each question has its own scale; an answer off the scale is refused. */
public final class Survey {

    private Survey() {}

    /** @return customer satisfaction: share of 4 and 5 among ratings of 1 to 5 */
    public static OptionalDouble csat(Collection<Integer> ratings) {
        requireScale(ratings, 1, 5);
        return share(ratings, 4, 5);
    }

    /** @return net promoter score, -1 to 1: share of 9 and 10 minus share of 0 to 6 */
    public static OptionalDouble nps(Collection<Integer> ratings) {
        requireScale(ratings, 0, 10);
        OptionalDouble promoters = share(ratings, 9, 10);
        return promoters.isEmpty()
                ? promoters
                : OptionalDouble.of(
                        promoters.getAsDouble() - share(ratings, 0, 6).getAsDouble());
    }

    /** @return customer effort score: mean of 1 (hard) to 7 (easy) */
    public static OptionalDouble ces(Collection<Integer> ratings) {
        requireScale(ratings, 1, 7);
        return ratings.stream().mapToInt(Integer::intValue).average();
    }

    private static OptionalDouble share(Collection<Integer> ratings, int from, int to) {
        return Tally.ratio(
                ratings.stream()
                        .filter(rating -> from <= rating && rating <= to)
                        .count(),
                ratings.size());
    }

    private static void requireScale(Collection<Integer> ratings, int from, int to) {
        for (int rating : ratings) {
            if (rating < from || rating > to) {
                throw new IllegalArgumentException("rating " + rating + "; the scale is " + from + " to " + to);
            }
        }
    }
}
