package org.ivrengine.real;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.Floor.OnDuty;

/** Looks at a floor again and again, beside Asterisk's own list of channels, and keeps what must never be seen. */
final class FloorWatch {

    private static final long LOOK_EVERY_MS = 100;

    /** Asking Asterisk costs a process each time. */
    private static final int LOOKS_PER_LIST = 20;

    /** Longer than an agent rests after an offer that failed, and than a step takes on a machine with other work. */
    private static final long IDLE_MAX_MS = BusyFloor.RETRY_AFTER_MS + 1_500;

    /** A telephone's channel comes and goes a moment before or after the engine knows. */
    private static final long SETTLED_MS = 1_000;

    /** Within which manager events arrive, also on a machine with other work. */
    private static final long HEARD_MS = 500;

    private final BusyFloor floor;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    /** By agent, her state's beginning, and call: since when both could have met. */
    private Map<String, Long> idleSinceMs = new HashMap<>();

    private final AtomicInteger compared = new AtomicInteger();

    FloorWatch(BusyFloor floor) {
        this.floor = floor;
    }

    /** What was seen and must not be. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many states of agents were compared with Asterisk's own list. */
    int compared() {
        return compared.get();
    }

    void look(BooleanSupplier goesOn) {
        for (int n = 0; goesOn.getAsBoolean(); n++) {
            Floor now = floor.floor();
            oneAgentPerCall(now);
            nobodyIdleBesideAWaitingCall(now);
            if (n % LOOKS_PER_LIST == 0) {
                compare(now, floor.channels());
            }
            People.pass(LOOK_EVERY_MS);
        }
    }

    private void oneAgentPerCall(Floor now) {
        Map<String, String> agentOf = new HashMap<>();
        for (OnDuty agent : now.agents()) {
            String other = agent.call().isEmpty() ? null : agentOf.put(agent.call(), agent.id());
            if (other != null) {
                faults.add("two agents for call " + agent.call() + ": " + other + " and " + agent.id());
            }
        }
    }

    private void nobodyIdleBesideAWaitingCall(Floor now) {
        Set<String> taken = new HashSet<>();
        now.agents().forEach(agent -> taken.add(agent.call()));
        Map<String, Long> still = new HashMap<>();
        for (Floor.Line queue : now.queues()) {
            for (Floor.Waiting waiting : queue.waiting()) {
                for (OnDuty agent : now.agents()) {
                    if (!taken.contains(waiting.call())
                            && agent.state().equals("available")
                            && BusyFloor.need(queue.id()).isMetBy(floor.agent(agent.id()))) {
                        // Who was offered something meanwhile is available since then, and begins anew.
                        String pair = agent.id() + ", available since " + agent.sinceMs() + ", beside " + waiting.call()
                                + " in " + queue.id();
                        long sinceMs = idleSinceMs.getOrDefault(pair, now.atMs());
                        still.put(pair, sinceMs);
                        if (now.atMs() - sinceMs > IDLE_MAX_MS) {
                            faults.add(pair + " for " + (now.atMs() - sinceMs) + " ms");
                        }
                    }
                }
            }
        }
        idleSinceMs = still;
    }

    /** Agents whose state was the same before Asterisk told its list and once the engine has heard of it, too. */
    private void compare(Floor before, Map<String, String> channels) {
        People.pass(HEARD_MS);
        Floor after = floor.floor();
        Map<String, OnDuty> earlier = new TreeMap<>();
        before.agents().forEach(agent -> earlier.put(agent.id(), agent));
        for (OnDuty agent : after.agents()) {
            OnDuty was = earlier.get(agent.id());
            if (was == null
                    || !was.state().equals(agent.state())
                    || was.sinceMs() != agent.sinceMs()
                    || before.atMs() - agent.sinceMs() < SETTLED_MS) {
                continue;
            }
            List<String> hers = new ArrayList<>();
            channels.forEach((name, state) -> {
                if (name.startsWith("PJSIP/" + agent.id() + "-")) {
                    hers.add(state);
                }
            });
            boolean agrees = switch (agent.state()) {
                case "talking" -> hers.equals(List.of("Up"));
                // "Up" while she is told of which queue the call is.
                case "ringing" -> hers.size() == 1;
                default -> hers.isEmpty();
            };
            compared.incrementAndGet();
            if (!agrees) {
                faults.add(agent.id() + " is " + agent.state() + ", and Asterisk has channels of hers: " + hers);
            }
        }
    }
}
