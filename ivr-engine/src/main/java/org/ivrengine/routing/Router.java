package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gets which call: a deterministic state machine. It never looks at a clock: times come with the commands,
 * in milliseconds since any fixed moment, and never go back. One thread at a time.
 *
 * <p>The rules are in {@code docs/ROUTING.md}.
 */
public final class Router {

    private final List<Effect> effects = new ArrayList<>();
    private final Matching matching;
    private final Deadlines deadlines = new Deadlines();
    private final Settling settling = new Settling();
    private final Orders orders;
    private final Eligibility eligibility;
    private final AgentChoice choice;
    private final WaitingRoom room;
    private final Floor floor;
    private final Desk desk;
    private final StartHold startHold = new StartHold();
    private long nowMs = Long.MIN_VALUE;
    /** The call that this command has queued. */
    private @Nullable Call arrived;

    /** The end of the time in which offers wait for callers who come back after a start. */
    private final class StartHold extends Timed {
        @Override
        void findNextDeadline() {
            if (settling.heldUntilMs > 0) {
                consider(Kind.START_HOLD_ENDS, settling.heldUntilMs);
            }
        }

        @Override
        int compareIdTo(Timed other) {
            return 0;
        }
    }

    /** @param seed of the rule {@link AgentRule#RANDOM} */
    public Router(long seed) {
        this(seed, Orders.FAIR);
    }

    /** With other orders than the fair ones, so that tests can show that their checks would notice. */
    Router(long seed, Orders orders) {
        this.orders = orders;
        Map<String, Agent> agents = new HashMap<>();
        matching = new Matching(orders);
        eligibility = new Eligibility(matching, agents, orders);
        choice = new AgentChoice(matching, eligibility, orders, seed);
        room = new WaitingRoom(matching, eligibility, deadlines, settling, orders, this::release);
        floor = new Floor(agents, matching, deadlines, settling, room, orders, effects);
        desk = new Desk(room, floor, matching, effects);
    }

    /**
     * Lets all deadlines up to now take effect, then the command, and offers calls to agents until nobody who could
     * take a call is without.
     *
     * @param atMs now; not before the last command
     * @return what to do, in order
     */
    public List<Effect> apply(long atMs, Command command) {
        if (atMs < nowMs) {
            throw new IllegalArgumentException("time goes back from " + nowMs + " to " + atMs);
        }
        effects.clear();
        passTimeUntil(atMs);
        nowMs = atMs;
        arrived = null;
        execute(command);
        settle();
        if (arrived != null && command instanceof Command.CallQueued queued) {
            refuseIfFull(arrived, queued.returning());
        }
        return effects.isEmpty() ? List.of() : List.copyOf(effects);
    }

    /** When {@link Command.TimePassed} should come, if nothing else does; {@link Long#MAX_VALUE} = need not. */
    public long nextDeadlineMs() {
        return deadlines.firstMs();
    }

    /** A number that two routers with the same state share on every machine; others hardly ever. */
    public long stateHash() {
        long agents = 0;
        for (Agent agent : floor.all()) {
            agents += Hashing.mix(agent.hash());
        }
        long lines = 0;
        for (Line line : room.lines()) {
            lines += Hashing.mix(Hashing.chain(line.forecast.hash(), line.rules.id()));
        }
        return Hashing.chain(Hashing.chain(Hashing.chain(agents, desk.hash()), lines), settling.heldUntilMs);
    }

    public Totals totals() {
        return desk.totals();
    }

    /** What an agent does; signed out if unknown. */
    public AgentState agentState(String id) {
        Agent agent = floor.find(id);
        return agent == null ? new AgentState.SignedOut() : agent.state();
    }

    /** Every agent who is signed in, by id. */
    public Map<String, AgentState> agentStates() {
        Map<String, AgentState> states = new TreeMap<>();
        for (Agent agent : floor.all()) {
            states.put(agent.id, agent.state());
        }
        return states;
    }

    /** The ids of a queue's waiting calls, in their order. */
    public List<String> waiting(String queue) {
        Line line = room.line(queue);
        List<String> ids = new ArrayList<>();
        if (line != null) {
            line.calls.forEach(call -> ids.add(call.id));
        }
        return ids;
    }

    /** A waiting call's place in its queue, 1 for the next; 0 if it does not wait. */
    public int position(String id) {
        Call call = desk.find(id);
        return call == null || call.status != CallStatus.WAITING ? 0 : call.queue.calls.rank(call) + 1;
    }

    /** What was added to the priority of a call's queue for it; empty if it is in no queue. */
    public OptionalInt ownPriority(String id) {
        Call call = desk.find(id);
        return call == null || !call.isInQueue() ? OptionalInt.empty() : OptionalInt.of(call.ownPriority);
    }

    /** The smallest priority of its own that puts a waiting call before all others of its queue; empty if it does not wait. */
    public OptionalLong priorityInFront(String id) {
        Call call = desk.find(id);
        return call == null || call.status != CallStatus.WAITING
                ? OptionalLong.empty()
                : OptionalLong.of(call.queue.priorityInFront(call));
    }

    Collection<Agent> agents() {
        return floor.all();
    }

    Collection<Call> calls() {
        return desk.all();
    }

    /** How long a call will still wait; empty if it does not, or while too little is known of its queue. */
    public OptionalLong estimatedWaitMs(String id) {
        Call call = desk.find(id);
        return call == null || call.status != CallStatus.WAITING
                ? OptionalLong.empty()
                : call.queue.forecast.estimateMs(call.queue.calls.rank(call) + 1);
    }

    @Nullable
    Line line(String queue) {
        return room.line(queue);
    }

    boolean isHeld() {
        return settling.isHeld(nowMs);
    }

    Set<AgentTransition> agentTransitionsSeen() {
        return floor.transitionsSeen;
    }

    Set<CallTransition> callTransitionsSeen() {
        return desk.transitionsSeen;
    }

    private void passTimeUntil(long atMs) {
        for (Timed due = deadlines.first(); due != null && due.dueMs <= atMs; due = deadlines.first()) {
            nowMs = Math.max(nowMs, due.dueMs);
            meet(due);
            settle();
        }
    }

    private void meet(Timed due) {
        switch (due.dueKind) {
            case START_HOLD_ENDS -> endStartHold();
            case REST_ENDS -> floor.rested((Agent) due);
            case WRAP_UP_ENDS -> floor.finish((Agent) due, nowMs, nowMs);
            case WAITED_TOO_LONG -> desk.release((Call) due, ReleaseReason.OVERFLOW, nowMs);
            case ANNOUNCE -> announce((Call) due);
            case AVOIDING_ENDS -> room.avoidNoLonger((Call) due, nowMs);
            case PREFERRED_ENDS -> room.holdNoLonger((Call) due);
            case STEP_REACHED -> room.widen((Call) due);
        }
    }

    private void announce(Call call) {
        int position = call.queue.calls.rank(call) + 1;
        effects.add(new Effect.Announce(call.id, position, call.queue.forecast.estimateMs(position)));
        call.nextAnnounceMs = call.nextAnnounceAfter(nowMs);
        deadlines.update(call);
    }

    private void execute(Command command) {
        switch (command) {
            case Command.RulesChanged changed -> changeRules(changed.rules());
            case Command.StartHeld held -> holdStart(held.untilMs());
            case Command.StartReleased _ -> endStartHold();
            case Command.CallQueued queued -> arrived = desk.queue(queued, settling.isHeld(nowMs), nowMs);
            case Command.CallLeft left -> withCall(left.call(), call -> desk.leave(call, nowMs));
            case Command.CallMoved moved ->
                withCall(moved.call(), call -> desk.move(call, floor.find(moved.toAgent()), nowMs));
            case Command.TalkFound found -> withAgent(found.agent(), agent -> desk.found(found, agent, nowMs));
            case Command.CallEnded ended -> withCall(ended.call(), call -> desk.leave(call, nowMs));
            case Command.PriorityChanged changed ->
                withCall(changed.call(), call -> desk.prioritise(call, changed.priority(), nowMs));
            case Command.OfferAsked asked -> offerAsked(asked);
            case Command.OfferRecalled recalled -> withOffer(recalled.offer(), offer -> desk.recall(offer, nowMs));
            case Command.OfferAnswered answered -> withOffer(answered.offer(), offer -> desk.answered(offer, nowMs));
            case Command.OfferFailed failed ->
                withOffer(failed.offer(), offer -> desk.failed(offer, failed.why(), settling.isHeld(nowMs), nowMs));
            case Command.OfferWithdrawn withdrawn -> withOffer(withdrawn.offer(), this::withdrawn);
            case Command.AgentSignedIn signedIn -> signIn(signedIn);
            case Command.AgentSignedOut signedOut -> withAgent(signedOut.agent(), this::signOut);
            case Command.AgentPaused paused -> withAgent(paused.agent(), agent -> pause(agent, paused.reason()));
            case Command.AgentResumed resumed -> withAgent(resumed.agent(), agent -> floor.resume(agent, nowMs));
            case Command.WrapUpDone done -> withAgent(done.agent(), this::endWrapUp);
            case Command.PhoneBusy phone -> withAgent(phone.agent(), agent -> floor.setBusy(agent, true, nowMs));
            case Command.PhoneFree phone -> withAgent(phone.agent(), agent -> floor.setBusy(agent, false, nowMs));
            case Command.SkillsChanged changed ->
                withAgent(changed.agent(), agent -> floor.changeSkills(agent, changed.skills(), nowMs));
            case Command.TimePassed _ -> {}
        }
    }

    private void withCall(String id, Consumer<Call> action) {
        Call call = desk.find(id);
        if (call != null) {
            action.accept(call);
        }
    }

    private void withAgent(String id, Consumer<Agent> action) {
        Agent agent = floor.find(id);
        if (agent != null) {
            action.accept(agent);
        }
    }

    private void withOffer(long id, Consumer<Offer> action) {
        Offer offer = desk.findOffer(id);
        if (offer != null) {
            action.accept(offer);
        }
    }

    private void offerAsked(Command.OfferAsked asked) {
        if (!settling.isHeld(nowMs)) {
            withCall(asked.call(), call -> withAgent(asked.agent(), agent -> desk.offerTo(call, agent, nowMs)));
        }
    }

    private void changeRules(Rules rules) {
        List<Call> waited = room.replaceRules(rules, nowMs);
        desk.followRinging(nowMs);
        List<Call> staying = new ArrayList<>();
        for (Call call : waited) {
            Line line = room.line(call.queue.rules.id());
            if (line == null) {
                desk.releaseOutOfLine(call, ReleaseReason.CLOSED);
            } else {
                call.follow(line, nowMs);
                staying.add(call);
            }
        }
        staying.forEach(call -> room.enter(call, nowMs));
        if (!settling.isHeld(nowMs)) {
            room.releaseAllWithoutProspect(nowMs);
        }
        settling.everything = true;
    }

    private void holdStart(long untilMs) {
        if (untilMs <= nowMs) {
            endStartHold();
        } else {
            settling.heldUntilMs = untilMs;
            deadlines.update(startHold);
        }
    }

    private void endStartHold() {
        settling.heldUntilMs = 0;
        deadlines.update(startHold);
        room.releaseAllWithoutProspect(nowMs);
        settling.everything = true;
    }

    private void withdrawn(Offer offer) {
        if (offer.isWithdrawing) {
            desk.withdrawn(offer, settling.isHeld(nowMs), nowMs);
        } else {
            // Nobody asked for it; offering again at once could go on for ever.
            desk.failed(offer, OfferFailure.UNREACHABLE, settling.isHeld(nowMs), nowMs);
        }
    }

    private void signIn(Command.AgentSignedIn command) {
        Agent agent = floor.find(command.agent());
        if (agent == null) {
            floor.signIn(command.agent(), command.skills(), nowMs);
        } else {
            floor.staySignedIn(agent);
            floor.changeSkills(agent, command.skills(), nowMs);
        }
    }

    private void signOut(Agent agent) {
        switch (agent.status) {
            case AVAILABLE, PAUSED, WRAP_UP -> floor.signOut(agent, nowMs);
            case RINGING, WITHDRAWING, TALKING -> leaveLater(agent, Agent.Pending.SIGN_OUT, "");
            case SIGNED_OUT -> {}
        }
    }

    private void pause(Agent agent, String reason) {
        switch (agent.status) {
            case AVAILABLE, PAUSED, WRAP_UP -> floor.pause(agent, reason, nowMs);
            case RINGING, WITHDRAWING, TALKING -> leaveLater(agent, Agent.Pending.PAUSE, reason);
            case SIGNED_OUT -> {}
        }
    }

    private void leaveLater(Agent agent, Agent.Pending pending, String reason) {
        floor.leaveLater(agent, pending, reason, nowMs);
        Offer offer = agent.offer;
        if (offer != null && agent.status == AgentStatus.RINGING) {
            desk.takeBack(offer, nowMs);
        }
    }

    private void endWrapUp(Agent agent) {
        if (agent.status == AgentStatus.WRAP_UP) {
            floor.finish(agent, nowMs, nowMs);
        }
    }

    private void release(Call call, ReleaseReason why, long atMs) {
        desk.release(call, why, atMs);
    }

    /** The limit is for a call that nobody can take now, so it is looked at last. */
    private void refuseIfFull(Call call, boolean returning) {
        if (call.status == CallStatus.WAITING && !returning && call.queue.isOverfull()) {
            desk.release(call, ReleaseReason.FULL, nowMs);
        }
    }

    private void settle() {
        if (!settling.isNeeded()) {
            return;
        }
        if (settling.isHeld(nowMs)) {
            settling.clear();
            return;
        }
        boolean isOneAgent = settling.agents.size() == 1 && settling.groups.isEmpty() && !settling.everything;
        if (isOneAgent) {
            Agent agent = settling.agents.getFirst();
            settling.clear();
            offerBestCall(agent);
            return;
        }
        List<Group> groups =
                settling.everything || !settling.agents.isEmpty() ? room.groups() : List.copyOf(settling.groups);
        settling.clear();
        offerCalls(groups);
    }

    /** By what held before, no other agent is free for any call that she may take. */
    private void offerBestCall(Agent agent) {
        Call call = agent.isFree ? eligibility.bestCall(agent, nowMs) : null;
        if (call != null) {
            desk.offer(call, agent, nowMs);
        }
    }

    /** Agents only become fewer here: a group for whose first call nobody is free is done with. */
    private void offerCalls(List<Group> groups) {
        PriorityQueue<Group> next =
                new PriorityQueue<>((one, other) -> orders.callsAt(nowMs, one.calls.first(), other.calls.first()));
        for (Group group : Set.copyOf(groups)) {
            if (!group.calls.isEmpty()) {
                next.add(group);
            }
        }
        for (Group group = next.poll(); group != null; group = next.poll()) {
            Agent agent = choice.bestAgent(group, floor.free, desk.nextOffer(), nowMs);
            if (agent != null) {
                desk.offer(group.calls.first(), agent, nowMs);
                if (!group.calls.isEmpty()) {
                    next.add(group);
                }
            }
        }
    }
}
