package org.ivrengine.routing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        List<Deadline> all = new ArrayList<>();
        if (holdUntil > 0) {
            all.add(new Deadline(holdUntil, 0, "", 0, this::endHold));
        }
        for (NaiveCall call : books.waiting()) {
            call.failed.forEach((agent, until) -> all.add(new Deadline(
                    until, 1, "", call.sequence, () -> call.failed.values().removeIf(t -> t <= now))));
            if (call.preferred != null) {
                all.add(new Deadline(call.preferred.untilMs(), 2, "", call.sequence, () -> call.preferred = null));
            }
            List<Queue.Step> steps = call.rules.steps();
            if (call.step + 1 < steps.size()) {
                long at = call.joined + steps.get(call.step + 1).afterMs();
                all.add(new Deadline(at, 3, "", call.sequence, () -> call.step++));
            }
            if (call.rules.maxWaitMs() > 0) {
                long at = call.joined + call.rules.maxWaitMs();
                all.add(new Deadline(at, 6, "", call.sequence, () -> books.release(call, ReleaseReason.OVERFLOW)));
            }
            if (call.rules.announceEveryMs() > 0) {
                all.add(new Deadline(call.nextAnnounce, 7, "", call.sequence, () -> announce(call)));
            }
        }
        for (NaiveAgent agent : books.agents.values()) {
            if (agent.restUntil > 0) {
                all.add(new Deadline(agent.restUntil, 4, agent.id, 0, () -> agent.restUntil = 0));
            }
            if (agent.status == AgentStatus.WRAP_UP) {
                all.add(new Deadline(agent.wrapUpUntil, 5, agent.id, 0, () -> books.finish(agent, now)));
            }
        }
        return all.stream()
                .min(Comparator.comparingLong(Deadline::at)
                        .thenComparingInt(Deadline::kind)
                        .thenComparing(Deadline::agent)
                        .thenComparingLong(Deadline::sequence))
                .orElse(null);
    }

    private void announce(NaiveCall call) {
        long ahead = books.waiting().stream()
                .filter(other -> other.rules.id().equals(call.rules.id()) && other != call && goesBefore(other, call) < 0)
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
        return (call.rules.priority() + call.command.priority()) * 60_000L
                + call.rules.agingPerMinute() * (now - call.joined);
    }

    private void settle() {
        if (holdUntil > now) {
            return;
        }
        while (true) {
            NaiveCall call = books.waiting().stream()
                    .filter(one -> eligible(one).findAny().isPresent())
                    .min(this::goesBefore)
                    .orElse(null);
            if (call == null) {
                return;
            }
            NaiveAgent agent = eligible(call).min(bestFor(call)).orElseThrow();
            books.offer(call, agent);
        }
    }

    private Stream<NaiveAgent> eligible(NaiveCall call) {
        return books.agents.values().stream()
                .filter(NaiveAgent::isFree)
                .filter(agent -> call.currentRequirementMetBy(agent.skills))
                .filter(agent -> !call.command.avoid().contains(agent.id))
                .filter(agent -> !call.failed.containsKey(agent.id) || !books.isServedByOthers(call))
                .filter(agent ->
                        call.preferred == null || call.preferred.agent().equals(agent.id));
    }

    private Comparator<NaiveAgent> bestFor(NaiveCall call) {
        Comparator<NaiveAgent> rule = switch (call.rules.agents()) {
            case LONGEST_IDLE -> (one, other) -> 0;
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
