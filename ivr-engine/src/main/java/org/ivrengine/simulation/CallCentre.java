package org.ivrengine.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.ivrengine.routing.AgentState;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.Effect;
import org.ivrengine.routing.ReleaseReason;
import org.ivrengine.routing.Router;

/**
 * One run of a call centre: drives the routing core with callers and agents in simulated time. An agent picks up at once.
 *
 * <p>Events happen at exact times, routing sees them in whole milliseconds. Not thread-safe; used once.
 */
final class CallCentre {

    /** A run is broken off when calls still wait after this many times its own length: the agents cannot keep up. */
    private static final double FOLLOW_UP_LENGTHS = 2;

    private final Scenario scenario;
    private final Plan plan;
    private final Router router;
    private final Event.Calendar calendar = new Event.Calendar();
    private final List<TypeSource> sources = new ArrayList<>();
    private final double[] serviceLevelMs;
    private final Map<String, Integer> groupOfAgent = new HashMap<>();
    private final Map<String, Boolean> isBusy = new HashMap<>();
    private final Map<String, Caller> callers = new HashMap<>();
    private final List<Batch> batches = new ArrayList<>();
    private final Levels waiting;
    private final Levels busy;
    private double nowMs;
    private int batch = Caller.UNCOUNTED;
    private boolean isOver;
    private int waitingCount;
    private long undecided;
    private long simulated;

    CallCentre(Scenario scenario, Plan plan, long seed) {
        this.scenario = scenario;
        this.plan = plan;
        router = new Router(seed);
        waiting = new Levels(scenario.calls().size());
        busy = new Levels(scenario.agents().size());
        serviceLevelMs = new double[scenario.calls().size()];
        for (int i = 0; i < scenario.calls().size(); i++) {
            CallType type = scenario.calls().get(i);
            sources.add(new TypeSource(type, i, seed));
            serviceLevelMs[i] = scenario.serviceLevelMs(type);
        }
    }

    /** @param progress told the part done so far, 0 to 1 */
    List<Batch> run(DoubleConsumer progress) {
        apply(new Command.RulesChanged(scenario.rules()));
        signIn();
        for (int type = 0; type < sources.size(); type++) {
            calendar.plan(sources.get(type).nextMs(), new Event.CallComes(type));
        }
        calendar.plan(plan.startMs(), new Event.BatchEnds());
        // Once the doors are closed everybody is served in the end, or the calendar runs empty.
        double breakOffMs = plan.closes() ? Double.POSITIVE_INFINITY : plan.endMs() * (1 + FOLLOW_UP_LENGTHS);
        while ((!isOver || undecided > 0) && nowMs < breakOffMs) {
            double nextMs = calendar.nextMs();
            long deadlineMs = router.nextDeadlineMs();
            if (deadlineMs == Long.MAX_VALUE && nextMs == Double.POSITIVE_INFINITY) {
                break; // nobody will ever come for those who still wait
            }
            if (deadlineMs <= nextMs) {
                nowMs = Math.max(nowMs, (double) deadlineMs);
                apply(new Command.TimePassed());
            } else {
                nowMs = nextMs;
                happen(calendar.take());
                progress.accept(nowMs / plan.endMs());
            }
        }
        countWaitSoFar();
        return batches;
    }

    /** Who was never decided has at least waited until now. */
    private void countWaitSoFar() {
        for (Caller caller : callers.values()) {
            if (caller.place == Caller.Place.WAITING) {
                tallyOf(caller).waitMs += nowMs - caller.cameMs;
            }
        }
    }

    /** @return calls that came, counted or not */
    long simulated() {
        return simulated;
    }

    /** @return counted calls that still waited when the run was broken off */
    long undecided() {
        return undecided;
    }

    private void signIn() {
        for (int group = 0; group < scenario.agents().size(); group++) {
            AgentGroup agents = scenario.agents().get(group);
            for (int i = 1; i <= agents.count(); i++) {
                String agent = agents.name() + "-" + i;
                groupOfAgent.put(agent, group);
                apply(new Command.AgentSignedIn(agent, agents.skills()));
            }
        }
    }

    private void happen(Event event) {
        switch (event) {
            case Event.CallComes(int type) -> callComes(sources.get(type));
            case Event.PatienceEnds(Caller caller) -> patienceEnds(caller);
            case Event.TalkEnds(Caller caller) -> {
                gone(caller);
                apply(new Command.CallEnded(caller.id));
            }
            case Event.BatchEnds() -> batchEnds();
        }
    }

    private void callComes(TypeSource source) {
        if (isOver && plan.closes()) {
            return;
        }
        Caller caller = source.next(nowMs, batch);
        simulated++;
        calendar.plan(source.nextMs(), new Event.CallComes(caller.type));
        TypeTally tally = tallyOf(caller);
        tally.offered++;
        if (callers.size() >= scenario.trunks().orElse(Integer.MAX_VALUE)) {
            tally.blocked++;
            return;
        }
        callers.put(caller.id, caller);
        decideLater(caller, 1);
        CallType type = source.type;
        apply(new Command.CallQueued(
                caller.id, type.queue(), (long) nowMs, type.own(), type.priority(), null, List.of(), false));
        if (caller.place != Caller.Place.ARRIVING) {
            return;
        }
        if (waitingCount >= scenario.waitingPlaces().orElse(Integer.MAX_VALUE)) {
            block(caller);
            apply(new Command.CallLeft(caller.id, Departure.LOST));
            return;
        }
        caller.place = Caller.Place.WAITING;
        waitingCount++;
        waiting.change(caller.type, 1, nowMs);
        tally.waited++;
        Distribution patience = type.patience();
        if (patience != null) {
            calendar.plan(nowMs + patience.sample(new Dice(caller.patienceSeed)), new Event.PatienceEnds(caller));
        }
    }

    private void patienceEnds(Caller caller) {
        if (caller.place == Caller.Place.WAITING) {
            tallyOf(caller).abandoned++;
            endWait(caller);
            gone(caller);
            apply(new Command.CallLeft(caller.id, Departure.ABANDONED));
        }
    }

    private void batchEnds() {
        for (int type = 0; type < sources.size(); type++) {
            double areaMs = waiting.takeArea(type, nowMs);
            if (batch != Caller.UNCOUNTED) {
                batches.get(batch).types[type].queueMs = areaMs;
            }
        }
        for (int group = 0; group < scenario.agents().size(); group++) {
            double areaMs = busy.takeArea(group, nowMs);
            if (batch != Caller.UNCOUNTED) {
                batches.get(batch).busyMs[group] = areaMs;
            }
        }
        if (batches.size() == plan.batches()) {
            isOver = true;
            batch = Caller.UNCOUNTED;
        } else {
            batches.add(newBatch());
            batch = batches.size() - 1;
            calendar.plan(plan.startMs() + batches.size() * plan.batchMs(), new Event.BatchEnds());
        }
    }

    private Batch newBatch() {
        return new Batch(plan.batchMs(), sources.size(), scenario.agents().size());
    }

    private void apply(Command command) {
        for (Effect effect : router.apply((long) nowMs, command)) {
            switch (effect) {
                case Effect.Offer(long offer, String call, String agent, long _) -> answer(offer, call, agent);
                case Effect.Release(String call, ReleaseReason why) -> release(call, why);
                case Effect.AgentChanged(String agent, AgentState state, boolean _) -> agentChanged(agent, state);
                // Nobody pauses or signs out here, so no offer is ever withdrawn; callers do not act on announcements.
                case Effect.WithdrawOffer _, Effect.Announce _ -> {}
            }
        }
    }

    private void answer(long offer, String call, String agent) {
        Caller caller = known(call);
        AgentGroup group = scenario.agents().get(groupOf(agent));
        Distribution own = group.service();
        Distribution service = own == null ? scenario.calls().get(caller.type).service() : own;
        TypeTally tally = tallyOf(caller);
        double waitMs = nowMs - caller.cameMs;
        tally.served++;
        tally.servedWaitMs += waitMs;
        if (waitMs <= serviceLevelMs[caller.type]) {
            tally.servedWithin++;
        }
        endWait(caller);
        caller.place = Caller.Place.TALKING;
        calendar.plan(nowMs + service.sample(new Dice(caller.serviceSeed)), new Event.TalkEnds(caller));
        apply(new Command.OfferAnswered(offer));
    }

    private void release(String call, ReleaseReason why) {
        Caller caller = known(call);
        switch (why) {
            case OVERFLOW -> overflow(caller);
            case FULL, CLOSED, NO_AGENTS -> {
                if (caller.place == Caller.Place.ARRIVING) {
                    block(caller);
                } else {
                    overflow(caller);
                }
            }
        }
    }

    private void overflow(Caller caller) {
        tallyOf(caller).overflowed++;
        endWait(caller);
        gone(caller);
    }

    private void block(Caller caller) {
        tallyOf(caller).blocked++;
        decideLater(caller, -1);
        gone(caller);
    }

    /** The wait of a call that was not blocked is over, for better or worse. */
    private void endWait(Caller caller) {
        tallyOf(caller).waitMs += nowMs - caller.cameMs;
        decideLater(caller, -1);
        if (caller.place == Caller.Place.WAITING) {
            waitingCount--;
            waiting.change(caller.type, -1, nowMs);
        }
    }

    private void gone(Caller caller) {
        caller.place = Caller.Place.GONE;
        callers.remove(caller.id);
    }

    private void decideLater(Caller caller, int by) {
        if (caller.batch != Caller.UNCOUNTED) {
            undecided += by;
        }
    }

    private void agentChanged(String agent, AgentState state) {
        boolean busyNow = switch (state) {
            case AgentState.Ringing _, AgentState.Withdrawing _, AgentState.Talking _, AgentState.WrapUp _ -> true;
            case AgentState.SignedOut _, AgentState.Available _, AgentState.Paused _ -> false;
        };
        boolean busyBefore = isBusy.getOrDefault(agent, false);
        if (busyNow != busyBefore) {
            isBusy.put(agent, busyNow);
            busy.change(groupOf(agent), busyNow ? 1 : -1, nowMs);
        }
    }

    private int groupOf(String agent) {
        Integer group = groupOfAgent.get(agent);
        if (group == null) {
            throw new IllegalStateException("routing speaks of agent " + agent + ", who never signed in");
        }
        return group;
    }

    private Caller known(String call) {
        Caller caller = callers.get(call);
        if (caller == null) {
            throw new IllegalStateException("routing speaks of call " + call + ", which is not there");
        }
        return caller;
    }

    private TypeTally tallyOf(Caller caller) {
        return caller.batch == Caller.UNCOUNTED ? ignored : batches.get(caller.batch).types[caller.type];
    }

    /** What calls that do not count are counted in. */
    private final TypeTally ignored = new TypeTally();
}
