package org.ivrengine.app.bench.history;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.ivrengine.calllog.CallArchive;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallSummary;

/** Searches for what is there and what is not, and how long each took. Belongs to one thread at a time. */
final class HistorySearches {

    /** As many calls as {@code ./ivr calls find} shows. */
    private static final int LIMIT = 20;

    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** Stretches of time that are searched; none is all of it. */
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90), Duration.ZERO);

    private static final List<FilterDraft.Condition> CONDITIONS = List.of(FilterDraft.Condition.values());
    private static final int SAMPLES = 300;
    private static final int CONDITIONS_MAX = 5;

    private final CallArchive archive;
    private final SplittableRandom random;
    private final List<CallSummary> samples = new ArrayList<>();
    private final Instant first;
    private final Instant last;
    private final Map<String, List<Took>> alone = new LinkedHashMap<>();
    private final List<Took> combined = new ArrayList<>();

    /** One search. */
    record Took(String what, double ms, int found) {}

    /** Median, 95 %, 99 % and the longest of some searches. */
    record Times(int count, double median, double p95, double p99, double worst, double nothingFound) {

        static Times of(List<Took> took) {
            double[] ms = took.stream().mapToDouble(Took::ms).sorted().toArray();
            long empty = took.stream().filter(one -> one.found() == 0).count();
            return new Times(ms.length, at(ms, 0.5), at(ms, 0.95), at(ms, 0.99), at(ms, 1), (double) empty / ms.length);
        }

        private static double at(double[] sorted, double share) {
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,6d: median %7.1f ms, 95 %% %7.1f ms, 99 %% %7.1f ms, worst %8.1f ms; %3.0f %% found nothing",
                    count,
                    median,
                    p95,
                    p99,
                    worst,
                    nothingFound * 100);
        }
    }

    HistorySearches(CallArchive archive, long seed) {
        this.archive = archive;
        random = new SplittableRandom(seed);
        last = find(CallFilter.ALL).getFirst().startedAt();
        Instant oldest = last;
        // The oldest day that has calls, by halves.
        Instant low = last.minus(Duration.ofDays(2L * HistoryShape.DAYS));
        while (Duration.between(low, oldest).toHours() > 1) {
            Instant middle = low.plus(Duration.between(low, oldest).dividedBy(2));
            List<CallSummary> before = find(new FilterDraft().to(middle).filter());
            if (before.isEmpty()) {
                low = middle;
            } else {
                oldest = before.getLast().startedAt();
            }
        }
        first = oldest;
        while (samples.size() < SAMPLES) {
            samples.addAll(find(new FilterDraft().to(anyTime()).filter()).stream()
                    .limit(1)
                    .toList());
        }
    }

    private List<CallSummary> find(CallFilter filter) {
        return archive.find(filter, Optional.empty(), LIMIT, WITHIN).calls();
    }

    private Instant anyTime() {
        return first.plusMillis(
                1 + random.nextLong(Duration.between(first, last).toMillis()));
    }

    void forget() {
        alone.clear();
        combined.clear();
    }

    /** Every filter by itself, over every stretch of time. */
    void eachAlone(int times) {
        for (FilterDraft.Condition condition : CONDITIONS) {
            for (int i = 0; i < times; i++) {
                FilterDraft draft = window(new FilterDraft(), WINDOWS.get(i % WINDOWS.size()));
                condition.add(draft, random, sample());
                alone.computeIfAbsent(condition.word(), _ -> new ArrayList<>()).add(took(draft));
            }
        }
    }

    /** Two to five filters that need not go together. */
    void run(int times) {
        for (int i = 0; i < times; i++) {
            combined.add(one());
        }
    }

    private Took one() {
        FilterDraft draft = window(new FilterDraft(), WINDOWS.get(random.nextInt(WINDOWS.size())));
        TreeSet<FilterDraft.Condition> conditions = new TreeSet<>();
        int wanted = 2 + random.nextInt(CONDITIONS_MAX - 1);
        while (conditions.size() < wanted) {
            conditions.add(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
        }
        CallSummary sample = sample();
        conditions.forEach(condition -> condition.add(draft, random, sample));
        return took(draft);
    }

    private CallSummary sample() {
        return samples.get(random.nextInt(samples.size()));
    }

    private FilterDraft window(FilterDraft draft, Duration length) {
        if (length.isZero()) {
            return draft;
        }
        Instant until = random.nextBoolean() ? last : anyTime();
        return draft.from(until.minus(length)).to(until);
    }

    private Took took(FilterDraft draft) {
        CallFilter filter = draft.filter();
        long startNs = System.nanoTime();
        int found = find(filter).size();
        return new Took(draft.toString(), (System.nanoTime() - startNs) / 1e6, found);
    }

    /**
     * Searches for combinations while something else is done.
     *
     * @param aSecond how many, one after the other; fewer when they take longer
     */
    Times whileRunning(int aSecond, Runnable work) throws InterruptedException {
        List<Took> meanwhile = new ArrayList<>();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread searcher = Thread.ofPlatform().name("searches").start(() -> {
            long startNs = System.nanoTime();
            while (!isOver.get()) {
                meanwhile.add(one());
                LockSupport.parkNanos(startNs + meanwhile.size() * 1_000_000_000L / aSecond - System.nanoTime());
            }
        });
        try {
            work.run();
        } finally {
            isOver.set(true);
            searcher.join();
        }
        return Times.of(meanwhile);
    }

    void print(PrintWriter out) {
        alone.forEach((word, took) -> out.printf("%-28s %s%n", word, Times.of(took)));
        out.printf("%-28s %s%n", "two to five of them", Times.of(combined));
        List<Took> all = new ArrayList<>(combined);
        alone.values().forEach(all::addAll);
        out.printf("%-28s %s%n", "all", Times.of(all));
        all.sort(Comparator.comparingDouble(Took::ms).reversed());
        all.stream()
                .limit(5)
                .forEach(worst -> out.printf(
                        Locale.ROOT, "  %8.1f ms, %2d found: %s%n", worst.ms(), worst.found(), worst.what()));
    }
}
