package org.ivrengine.app.bench.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a middling call center's year looks like: its queues and numbers, who speaks what, and when people call. Shares are
 * made up by hand after what such centers publish.
 *
 * @param calls in all
 * @param lastDay the newest day that has calls
 */
record HistoryShape(long calls, LocalDate lastDay, long seed) {

    static final int DAYS = 365;

    static final List<String> QUEUES = List.of(
            "orders",
            "billing",
            "delivery",
            "returns",
            "technical",
            "account",
            "sales",
            "complaints",
            "partners",
            "warranty",
            "premium",
            "bank-holiday");

    /** In thousandths, by queue. */
    private static final int[] QUEUE_SHARES = {260, 180, 140, 110, 100, 80, 60, 30, 20, 12, 7, 1};

    static final List<String> LANGUAGES = List.of("en", "es", "fr", "de");
    private static final int[] LANGUAGE_SHARES = {780, 150, 50, 20};

    static final List<String> NUMBERS = List.of("1000", "1001", "1002");
    private static final int[] NUMBER_SHARES = {700, 200, 100};

    /** Calls by hour of the day. */
    private static final int[] HOUR_SHARES = {
        4, 2, 2, 2, 3, 6, 14, 32, 62, 88, 96, 90, 74, 76, 84, 82, 76, 66, 50, 38, 26, 16, 7, 4
    };

    /** Of a queue's calls; she calls for the seventh time sooner than for the first. */
    private static final int CALLS_A_CALLER = 4;

    /** Calls of a weekday, and of the days at the end of the week, in hundredths of a mean one. */
    private static int weekShare(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> 132;
            case TUESDAY -> 118;
            case WEDNESDAY, THURSDAY -> 112;
            case FRIDAY -> 106;
            case SATURDAY -> 72;
            case SUNDAY -> 48;
        };
    }

    LocalDate firstDay() {
        return lastDay.minusDays(DAYS - 1L);
    }

    /** @return calls of a day; those of all days are all calls, but for what rounding leaves */
    int callsOn(LocalDate day) {
        double season = 1 + 0.15 * Math.sin(2 * Math.PI * day.getDayOfYear() / 365.0);
        return (int) Math.max(1, Math.round(calls / (double) DAYS * season * weekShare(day.getDayOfWeek()) / 100));
    }

    long callers() {
        return Math.max(50, calls / CALLS_A_CALLER);
    }

    /** @return agents on the books; a third more than a day needs */
    int agents() {
        return (int) Math.max(12, calls / DAYS / 60);
    }

    static int queue(SplittableRandom random) {
        return pick(random, QUEUE_SHARES);
    }

    /** @return whether a talk of this queue is recorded: all of one queue, a fifth of the others */
    static boolean isRecorded(SplittableRandom random, int queue) {
        return queue == 0 || random.nextInt(5) == 0;
    }

    static String language(SplittableRandom random) {
        return LANGUAGES.get(pick(random, LANGUAGE_SHARES));
    }

    static String number(SplittableRandom random) {
        return NUMBERS.get(pick(random, NUMBER_SHARES));
    }

    /** @return milliseconds after midnight */
    static long timeOfDay(SplittableRandom random) {
        return pick(random, HOUR_SHARES) * 3_600_000L + random.nextInt(3_600_000);
    }

    /** @return an index, in proportion to the shares */
    static int pick(SplittableRandom random, int[] shares) {
        int sum = 0;
        for (int share : shares) {
            sum += share;
        }
        int at = random.nextInt(sum);
        for (int i = 0; i < shares.length; i++) {
            at -= shares[i];
            if (at < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    static String agent(int number) {
        return "agent%04d".formatted(number);
    }
}
