package org.ivrengine.app.bench.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.Effect;
import org.ivrengine.routing.OfferFailure;
import org.ivrengine.routing.Router;

/** A busy day: calls come, are answered and end, and all that else happens in between, at the size wanted. */
final class RoutingDay {

    /** Ends of talks: every agent talks five minutes on average. */
    private static final long TALK_MS = 300_000;

    private static final long BEGIN_MS = 1_800_000;

    private final RoutingScale scale;
    private final RoutingPopulation population;
    private final SplittableRandom random;
    private final Router router = new Router(1);
    private final Stopwatch stopwatch;

    private final Picks<String> talking = new Picks<>();
    private final Picks<String> waiting = new Picks<>();
    private final List<Effect.Offer> unanswered = new ArrayList<>();
    private final List<Effect.WithdrawOffer> unconfirmed = new ArrayList<>();
    private final int gapMs;
    private long nowMs = 1_000_000_000L;
    private int calls;

    RoutingDay(RoutingScale scale, Stopwatch stopwatch) {
        this.scale = scale;
        this.stopwatch = stopwatch;
        this.population = new RoutingPopulation(scale);
        this.random = population.random();
        // Three commands a call, and each agent takes a call every five minutes.
        this.gapMs = (int) Math.max(1, TALK_MS / scale.agents() / 3);
    }

    /** Everybody signs in and gets busy, and the line builds up, over half an hour. */
    void begin() {
        tell(new Command.RulesChanged(population.rules()));
        for (int i = 0; i < scale.agents(); i++) {
            tell(new Command.AgentSignedIn("agent-" + i, population.agentSkills(i)));
        }
        int occupied = scale.waiting() > 0 ? scale.agents() : scale.agents() * 2 / 3;
        int arrivals = occupied + scale.waiting();
        for (int i = 0; i < arrivals || waiting.size() < scale.waiting(); i++) {
            nowMs += Math.max(1, BEGIN_MS / arrivals);
            passTime();
            arrive();
            answerAll();
        }
    }

    void run(int commands) {
        for (int i = 0; i < commands; ) {
            nowMs += gapMs;
            passTime();
            i += step();
        }
    }

    /** One event and what it brings; returns how many commands. */
    private int step() {
        int dice = random.nextInt(1000);
        int told = 1;
        if (dice < 900) {
            // One call ends and another comes.
            if (talking.size() > 0) {
                tell(new Command.CallEnded(talking.removeAny(random)));
                told += answerAll();
            }
            if (waiting.size() <= scale.waiting()) {
                arrive();
            }
            told++;
        } else if (dice < 950 && waiting.size() > 0) {
            tell(new Command.CallLeft(waiting.removeAny(random), Departure.ABANDONED));
            arrive();
            told++;
        } else {
            agentCommand("agent-" + random.nextInt(scale.agents()), dice);
        }
        return told + answerAll();
    }

    private void agentCommand(String agent, int dice) {
        if (dice < 965) {
            tell(new Command.AgentPaused(agent, "lunch"));
        } else if (dice < 980) {
            tell(new Command.AgentResumed(agent));
        } else if (dice < 988) {
            tell(new Command.PhoneBusy(agent));
        } else if (dice < 996) {
            tell(new Command.PhoneFree(agent));
        } else {
            tell(new Command.SkillsChanged(agent, population.randomSkills()));
        }
    }

    private void arrive() {
        Command.CallQueued caller = population.caller(calls++, nowMs);
        waiting.add(caller.call());
        tell(caller);
    }

    /** Nineteen of twenty agents answer. */
    private int answerAll() {
        int told = 0;
        while (!unanswered.isEmpty() || !unconfirmed.isEmpty()) {
            told++;
            if (!unconfirmed.isEmpty()) {
                tell(new Command.OfferWithdrawn(unconfirmed.removeLast().offer()));
                continue;
            }
            Effect.Offer offer = unanswered.removeLast();
            if (random.nextInt(20) == 0) {
                waiting.add(offer.call());
                tell(new Command.OfferFailed(offer.offer(), OfferFailure.NO_ANSWER));
            } else {
                talking.add(offer.call());
                tell(new Command.OfferAnswered(offer.offer()));
            }
        }
        return told;
    }

    private void passTime() {
        for (long due = router.nextDeadlineMs(); due <= nowMs; due = router.nextDeadlineMs()) {
            apply(due, new Command.TimePassed());
            answerAll();
        }
    }

    private void tell(Command command) {
        apply(nowMs, command);
    }

    private void apply(long atMs, Command command) {
        long begunNs = System.nanoTime();
        List<Effect> effects = router.apply(Math.max(atMs, lastAtMs), command);
        stopwatch.book(command, System.nanoTime() - begunNs);
        lastAtMs = Math.max(atMs, lastAtMs);
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Offer offer -> {
                    waiting.remove(offer.call());
                    unanswered.add(offer);
                }
                case Effect.WithdrawOffer withdraw -> unconfirmed.add(withdraw);
                case Effect.Release release -> waiting.remove(release.call());
                case Effect.Announce _, Effect.AgentChanged _ -> {}
            }
        }
    }

    private long lastAtMs;

    int waitingCalls() {
        return waiting.size();
    }

    /** A bag from which any item is drawn or removed at once. */
    private static final class Picks<T> {
        private final List<T> items = new ArrayList<>();
        private final Map<T, Integer> places = new HashMap<>();

        int size() {
            return items.size();
        }

        void add(T item) {
            places.put(item, items.size());
            items.add(item);
        }

        T removeAny(SplittableRandom random) {
            T item = items.get(random.nextInt(items.size()));
            remove(item);
            return item;
        }

        void remove(T item) {
            Integer place = places.remove(item);
            if (place != null) {
                T last = items.removeLast();
                if (place < items.size()) {
                    items.set(place, last);
                    places.put(last, place);
                }
            }
        }
    }
}
