package org.ivrengine.routing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of docs/ROUTING.md once more, as plainly as they can be written: every question is answered by a look at
 * everybody. Shares with {@link Router} nothing but the values that go in and out.
 */
final class NaiveRouter {

    private final NaiveBooks books = new NaiveBooks();
    private final List<Effect> effects = books.effects;
    private final long seed;
    private long now = Long.MIN_VALUE;
    private long holdUntil;

    private record Deadline(long at, int kind, String agent, long sequence, Runnable action) {}

    private static final Comparator<Deadline> DEADLINES = Comparator.comparingLong(Deadline::at)
            .thenComparingInt(Deadline::kind)
            .thenComparing(Deadline::agent)
            .thenComparingLong(Deadline::sequence);

    NaiveRouter(long seed) {
        this.seed = seed;
    }

    List<Effect> apply(long at, Command command) {
        effects.clear();
        for (Deadline next = nextDeadline(); next != null && next.at() <= at; next = nextDeadline()) {
            now = Math.max(now, next.at());
            books.now = now;
            next.action().run();
            settle();
        }
        now = at;
        books.now = at;
        books.held = holdUntil > at;
        NaiveCall arrived = execute(command);
        settle();
        if (arrived != null && arrived.status == CallStatus.WAITING && command instanceof Command.CallQueued queued) {
            long here = books.calls.stream()
                    .filter(call -> call.isInQueue() && call.rules.id().equals(queued.queue()))
                    .count();
            int most = arrived.rules.maxWaiting();
            if (!queued.returning() && most > 0 && here > most) {
                books.release(arrived, ReleaseReason.FULL);
            }
        }
        return List.copyOf(effects);
    }

    long nextDeadlineMs() {
        Deadline next = nextDeadline();
        return next == null ? Long.MAX_VALUE : next.at();
    }

    private @Nullable NaiveCall execute(Command command) {
        NaiveCall arrived = null;
        switch (command) {
            case Command.RulesChanged changed -> books.changeRules(changed.rules());
            case Command.StartHeld held -> {
                if (held.untilMs() <= now) {
                    endHold();
                } else {
                    holdUntil = held.untilMs();
                }
            }
            case Command.StartReleased _ -> endHold();
            case Command.CallQueued queued -> arrived = books.queue(queued);
            case Command.CallLeft left -> books.leave(left.call());
            case Command.CallEnded ended -> books.leave(ended.call());
            case Command.CallMoved moved -> books.move(moved.call(), moved.toAgent());
            case Command.TalkFound found -> books.found(found);
            case Command.PriorityChanged changed -> books.prioritise(changed.call(), changed.priority());
            case Command.OfferAsked asked -> books.offerTo(asked.call(), asked.agent());
            case Command.OfferRecalled recalled -> books.recall(recalled.offer());
            case Command.OfferAnswered answered -> books.answered(answered.offer());
            case Command.OfferFailed failed -> books.failed(failed.offer(), failed.why());
            case Command.OfferWithdrawn withdrawn -> books.withdrawn(withdrawn.offer());
            case Command.AgentSignedIn in -> books.signIn(in.agent(), in.skills());
            case Command.AgentSignedOut out -> books.leaveWork(out.agent(), true, "");
            case Command.AgentPaused paused -> books.leaveWork(paused.agent(), false, paused.reason());
            case Command.AgentResumed resumed -> books.resume(resumed.agent());
            case Command.WrapUpDone done -> books.wrapUpDone(done.agent());
            case Command.PhoneBusy phone -> books.setBusy(phone.agent(), true);
            case Command.PhoneFree phone -> books.setBusy(phone.agent(), false);
            case Command.SkillsChanged changed -> books.changeSkills(changed.agent(), changed.skills());
            case Command.TimePassed _ -> {}
        }
        return arrived;
    }

    private void endHold() {
        holdUntil = 0;
        books.held = false;
        books.releaseHopeless();
    }

    private @Nullable Deadline nextDeadline() {
        Deadline first = holdUntil == 0 ? null : new Deadline(holdUntil, 0, "", 0, this::endHold);
        for (NaiveCall call : books.calls) {
            if (call.status == CallStatus.WAITING) {
                for (Deadline next : deadlines(call)) {
                    first = first == null || DEADLINES.compare(next, first) < 0 ? next : first;
                }
            }
        }
        for (NaiveAgent agent : books.agents.values()) {
            Deadline next = null;
            if (agent.restUntil > 0) {
                next = new Deadline(agent.restUntil, 4, agent.id, 0, () -> agent.restUntil = 0);
                first = first == null || DEADLINES.compare(next, first) < 0 ? next : first;
            }
            if (agent.status == AgentStatus.WRAP_UP) {
                next = new Deadline(agent.wrapUpUntil, 5, agent.id, 0, () -> books.finish(agent, now));
                first = first == null || DEADLINES.compare(next, first) < 0 ? next : first;
            }
        }
        return first;
    }

    private List<Deadline> deadlines(NaiveCall call) {
        List<Deadline> all = new ArrayList<>();
        long id = call.sequence;
        call.failed.forEach((agent, until) -> all.add(
                new Deadline(until, 1, "", id, () -> call.failed.values().removeIf(t -> t <= now))));
        if (call.preferred != null) {
            all.add(new Deadline(call.preferred.untilMs(), 2, "", id, () -> call.preferred = null));
        }
        List<Queue.Step> steps = call.rules.steps();
        if (call.step + 1 < steps.size()) {
            long at = call.joined + steps.get(call.step + 1).afterMs();
            all.add(new Deadline(at, 3, "", id, () -> call.step++));
        }
        if (call.rules.maxWaitMs() > 0) {
            long at = call.joined + call.rules.maxWaitMs();
            all.add(new Deadline(at, 6, "", id, () -> books.release(call, ReleaseReason.OVERFLOW)));
        }
        if (call.rules.announceEveryMs() > 0) {
            all.add(new Deadline(call.nextAnnounce, 7, "", id, () -> announce(call)));
        }
        return all;
    }

    private void announce(NaiveCall call) {
        long ahead = books.waiting().stream()
                .filter(other ->
                        other.rules.id().equals(call.rules.id()) && other != call && goesBefore(other, call) < 0)
                .count();
        effects.add(new Effect.Announce(call.id, (int) ahead + 1, OptionalLong.empty()));
        while (call.nextAnnounce <= now) {
            call.nextAnnounce += call.rules.announceEveryMs();
        }
    }

    private int goesBefore(NaiveCall one, NaiveCall other) {
        int byScore = Long.compare(score(other), score(one));
        int byJoined = Long.compare(one.joined, other.joined);
        return byScore != 0 ? byScore : byJoined != 0 ? byJoined : Long.compare(one.sequence, other.sequence);
    }

    private long score(NaiveCall call) {
        return (call.rules.priority() + call.priority) * 60_000L + call.rules.agingPerMinute() * (now - call.joined);
    }

    private void settle() {
        if (holdUntil > now) {
            return;
        }
        for (NaiveCall call = nextCall(); call != null; call = nextCall()) {
            books.offer(call, eligible(call).stream().min(bestFor(call)).orElseThrow());
        }
    }

    private @Nullable NaiveCall nextCall() {
        NaiveCall next = null;
        for (NaiveCall call : books.calls) {
            if (call.status == CallStatus.WAITING
                    && (next == null || goesBefore(call, next) < 0)
                    && !eligible(call).isEmpty()) {
                next = call;
            }
        }
        return next;
    }

    private List<NaiveAgent> eligible(NaiveCall call) {
        List<NaiveAgent> eligible = new ArrayList<>();
        for (NaiveAgent agent : books.agents.values()) {
            if (agent.isFree()
                    && call.currentRequirementMetBy(agent.skills)
                    && !call.command.avoid().contains(agent.id)
                    && (!call.failed.containsKey(agent.id) || !books.isServedByOthers(call))
                    && (call.preferred == null || call.preferred.agent().equals(agent.id))) {
                eligible.add(agent);
            }
        }
        return eligible;
    }

    private Comparator<NaiveAgent> bestFor(NaiveCall call) {
        Comparator<NaiveAgent> rule = switch (call.rules.agents()) {
            case LONGEST_IDLE -> Comparator.comparingInt(agent -> 0);
            case MOST_SKILLED -> Comparator.comparingInt(agent -> -call.levelsNamed(agent.skills));
            case FEWEST_SKILLS -> Comparator.comparingInt(agent -> agent.skills.size());
            case LEAST_OCCUPIED ->
                (one, other) -> {
                    long ones = one.occupied;
                    long others = other.occupied;
                    BigInteger left = BigInteger.valueOf(ones).multiply(wholeTime(other));
                    return left.compareTo(BigInteger.valueOf(others).multiply(wholeTime(one)));
                };
            case RANDOM ->
                Comparator.comparingLong(
                        agent -> Hashing.mix(Hashing.mix(seed ^ (books.lastOffer + 1)) ^ Hashing.of(agent.id)));
        };
        return rule.thenComparingLong(agent -> agent.since).thenComparing(agent -> agent.id);
    }

    private BigInteger wholeTime(NaiveAgent agent) {
        return BigInteger.valueOf(Math.max(1, agent.occupied + agent.available + now - agent.accruedAt));
    }

    Map<String, AgentState> agentStates() {
        Map<String, AgentState> states = new TreeMap<>();
        books.agents.values().forEach(agent -> states.put(agent.id, agent.state()));
        return states;
    }
}
