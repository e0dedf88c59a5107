package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A call center with random callers; predictors guess at every arrival that must wait, and are compared with what came.
 * Only answered calls count: nobody knows how long the others would have waited.
 */
final class ForecastTrial {

    /** Who guesses. The first four are published (Ibrahim and Whitt), the last is what app_queue announces. */
    enum Predictor {
        OURS,
        QUEUE_LENGTH,
        LAST_TO_ENTER_SERVICE,
        HEAD_OF_LINE,
        MOVING_AVERAGE
    }

    /**
     * @param perMinute arrivals of each queue
     * @param patienceMin mean; 0 = nobody gives up
     * @param swing whether arrivals double and vanish in turns of half an hour
     */
    record Scenario(
            String title,
            List<Queue> queues,
            List<Map<String, Integer>> agents,
            List<Double> perMinute,
            double serviceMin,
            double patienceMin,
            boolean swing) {}

    private static final Map<String, Integer> A = Map.of("a", 50);
    private static final Map<String, Integer> B = Map.of("b", 50);
    private static final Map<String, Integer> BOTH = Map.of("a", 50, "b", 50);
    private static final Queue FIRST = Queue.named("qa").requires("a >= 1").build();
    private static final Queue SECOND = Queue.named("qb").requires("b >= 1").build();
    private static final Queue URGENT =
            Queue.named("qu").requires("a >= 1").priority(10).build();

    static final List<Scenario> SCENARIOS = List.of(
            new Scenario("one skill, patient", List.of(FIRST), agents(10, A), List.of(2.4), 4, 0, false),
            new Scenario("one skill, overload, impatient", List.of(FIRST), agents(10, A), List.of(3.5), 4, 5, false),
            new Scenario("a hundred agents, overload", List.of(FIRST), agents(100, A), List.of(30.0), 4, 6, false),
            new Scenario("two priorities", List.of(FIRST, URGENT), agents(10, A), List.of(1.8, 0.8), 4, 8, false),
            new Scenario(
                    "two skills, some agents have both",
                    List.of(FIRST, SECOND),
                    List.of(A, A, A, A, B, B, B, BOTH, BOTH, BOTH),
                    List.of(1.5, 1.3),
                    4,
                    6,
                    false),
            new Scenario("arrivals that swing", List.of(FIRST), agents(20, A), List.of(5.0), 4, 10, true));

    private static final long HOURS_MS = 60L * 3_600_000;
    private static final long WARM_UP_MS = 3_600_000;

    private static List<Map<String, Integer>> agents(int count, Map<String, Integer> skills) {
        List<Map<String, Integer>> agents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            agents.add(skills);
        }
        return agents;
    }

    private record Event(long atMs, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return atMs != other.atMs ? Long.compare(atMs, other.atMs) : Long.compare(order, other.order);
        }
    }

    private record Guess(long joinedAtMs, Map<Predictor, Double> waitsMs) {}

    /** What the simple predictors know of one queue. */
    private static final class Seen {
        private double lastWaitMs;
        private double averageMs;
        private double takenGapMs;
        private long takenAtMs;
        private boolean known;
    }

    private final Scenario scenario;
    private final SplittableRandom random;
    private final Router router = new Router(1);
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<String, Guess> guesses = new HashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, String> queueOf = new HashMap<>();
    private final Map<String, Long> joinedAt = new HashMap<>();
    private final Map<Predictor, Double> errors = new EnumMap<>(Predictor.class);
    private int compared;
    private long nowMs;
    private long order;
    private int calls;

    ForecastTrial(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.random = new SplittableRandom(seed);
    }

    /** Mean absolute error of each, in seconds. */
    Map<Predictor, Double> meanErrors() {
        tell(new Command.RulesChanged(Rules.of(Set.of("a", "b"), scenario.queues())));
        for (int i = 0; i < scenario.agents().size(); i++) {
            tell(new Command.AgentSignedIn("agent" + i, scenario.agents().get(i)));
        }
        for (int q = 0; q < scenario.queues().size(); q++) {
            seen.put(scenario.queues().get(q).id(), new Seen());
            scheduleArrival(q);
        }
        for (Event next = events.poll(); next != null && next.atMs() < HOURS_MS; next = events.poll()) {
            nowMs = next.atMs();
            next.action().run();
        }
        Map<Predictor, Double> means = new EnumMap<>(Predictor.class);
        errors.forEach((predictor, sum) -> means.put(predictor, Math.round(sum / compared / 100) / 10.0));
        return means;
    }

    private void after(double meanMin, Runnable action) {
        long gapMs = Math.round(-Math.log(1 - random.nextDouble()) * meanMin * 60_000);
        events.add(new Event(nowMs + gapMs, order++, action));
    }

    private void scheduleArrival(int queue) {
        boolean isQuiet = scenario.swing() && nowMs / 1_800_000 % 2 == 1;
        double perMinute = scenario.perMinute().get(queue) * (scenario.swing() ? (isQuiet ? 0.5 : 1.5) : 1);
        after(1 / perMinute, () -> {
            arrive(scenario.queues().get(queue).id());
            scheduleArrival(queue);
        });
    }

    private void arrive(String queue) {
        String call = "c" + ++calls;
        queueOf.put(call, queue);
        joinedAt.put(call, nowMs);
        tell(new Command.CallQueued(call, queue, nowMs));
        if (router.position(call) > 0) {
            guess(call, queue);
            if (scenario.patienceMin() > 0) {
                after(scenario.patienceMin(), () -> {
                    if (router.position(call) > 0) {
                        guesses.remove(call);
                        tell(new Command.CallLeft(call, Departure.ABANDONED));
                    }
                });
            }
        }
    }

    private void guess(String call, String queue) {
        Seen known = seen.getOrDefault(queue, new Seen());
        if (nowMs < WARM_UP_MS || !known.known || router.estimatedWaitMs(call).isEmpty()) {
            return;
        }
        String first = router.waiting(queue).getFirst();
        Map<Predictor, Double> waits = new EnumMap<>(Predictor.class);
        waits.put(Predictor.OURS, (double) router.estimatedWaitMs(call).orElseThrow());
        waits.put(Predictor.QUEUE_LENGTH, known.takenGapMs * router.position(call));
        waits.put(Predictor.LAST_TO_ENTER_SERVICE, known.lastWaitMs);
        waits.put(Predictor.HEAD_OF_LINE, (double) (nowMs - joinedAt.getOrDefault(first, nowMs)));
        waits.put(Predictor.MOVING_AVERAGE, known.averageMs);
        guesses.put(call, new Guess(nowMs, waits));
    }

    private void tell(Command command) {
        for (Effect effect : router.apply(nowMs, command)) {
            if (effect instanceof Effect.Offer offer) {
                answer(offer);
            }
        }
    }

    private void answer(Effect.Offer offer) {
        String queue = queueOf.getOrDefault(offer.call(), "");
        Seen known = seen.getOrDefault(queue, new Seen());
        double waitedMs = nowMs - joinedAt.getOrDefault(offer.call(), nowMs);
        known.lastWaitMs = waitedMs;
        known.averageMs = (known.averageMs * 3 + waitedMs) / 4;
        if (waitedMs > 0) {
            // The time between calls taken while somebody waited: since the last one, or since this one came.
            double gapMs = nowMs - Math.max(known.takenAtMs, joinedAt.getOrDefault(offer.call(), nowMs));
            known.takenGapMs = known.known ? known.takenGapMs * 0.95 + gapMs * 0.05 : gapMs;
            known.known = true;
        }
        known.takenAtMs = nowMs;
        Guess guess = guesses.remove(offer.call());
        if (guess != null) {
            compared++;
            guess.waitsMs()
                    .forEach((predictor, wait) ->
                            errors.merge(predictor, Math.abs(nowMs - guess.joinedAtMs() - wait), Double::sum));
        }
        events.add(new Event(nowMs, order++, () -> tell(new Command.OfferAnswered(offer.offer()))));
        after(scenario.serviceMin(), () -> tell(new Command.CallEnded(offer.call())));
    }
}
