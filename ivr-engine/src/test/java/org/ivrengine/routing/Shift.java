package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call center for a test to talk to: one line per event, and the effects that matter in short words. */
final class Shift {

    final Router router = new Router(1);
    private long nowMs;
    private final List<String> heard = new ArrayList<>();

    Shift(Queue... queues) {
        router.apply(0, new Command.RulesChanged(rules(queues)));
    }

    static Rules rules(Queue... queues) {
        return Rules.of(Set.of("billing", "english", "spanish", "sales"), List.of(queues));
    }

    Shift at(long ms) {
        tell(ms, new Command.TimePassed());
        return this;
    }

    Shift signIn(String agent, Map<String, Integer> skills) {
        return tell(new Command.AgentSignedIn(agent, skills));
    }

    Shift call(String call, String queue) {
        return tell(new Command.CallQueued(call, queue, nowMs));
    }

    Shift tell(Command command) {
        return tell(nowMs, command);
    }

    private Shift tell(long ms, Command command) {
        nowMs = ms;
        for (Effect effect : router.apply(ms, command)) {
            String words = words(effect);
            if (!words.isEmpty()) {
                heard.add(words);
            }
        }
        return this;
    }

    /** The effects since last asked, without changes of agents' states. */
    List<String> heard() {
        List<String> since = List.copyOf(heard);
        heard.clear();
        return since;
    }

    private static String words(Effect effect) {
        return switch (effect) {
            case Effect.Offer offer -> "offer " + offer.offer() + ": " + offer.call() + " to " + offer.agent();
            case Effect.WithdrawOffer offer -> "withdraw " + offer.offer();
            case Effect.Release release -> "release " + release.call() + ": " + release.why();
            case Effect.Announce announce -> "announce " + announce.call() + ": " + announce.position();
            case Effect.AgentChanged _ -> "";
        };
    }
}
