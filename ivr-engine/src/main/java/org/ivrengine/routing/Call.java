package org.ivrengine.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One caller in a queue, or talking to an agent of ours. */
final class Call extends Timed {

    /** An agent whose offer of this call failed, avoided until then if there is another. */
    record Failed(String agent, long untilMs) {}

    final String id;
    /** Order of arrival at the router, the last tie-breaker. */
    final long sequence;

    final long joinedAtMs;
    final Requirement own;
    final List<String> avoid;

    int ownPriority;
    CallStatus status = CallStatus.NEW;
    Part ownPart;
    Line queue;
    /** Step of the queue's requirements reached so far. */
    int step;

    @Nullable
    Preferred preferred;
    /** Sorted by agent. */
    List<Failed> failed = List.of();

    /** The part of the score that does not grow: {@code score = scoreBase + aging x now}. */
    long scoreBase;

    long nextAnnounceMs = NEVER;
    /** Whether no agent was free when it came. */
    boolean hadToWait;

    @Nullable
    Group group;

    @Nullable
    Prospect prospect;

    @Nullable
    Offer offer;

    @Nullable
    Agent agent;
    /** The rules under which it was offered. */
    @Nullable
    Queue talkRules;

    Call(long sequence, Command.CallQueued command, long joinedAtMs, Part ownPart, Line queue) {
        this.id = command.call();
        this.sequence = sequence;
        this.joinedAtMs = joinedAtMs;
        this.ownPriority = command.priority();
        this.own = command.own();
        this.ownPart = ownPart;
        this.avoid = command.avoid();
        this.preferred = command.preferred();
        this.queue = queue;
    }

    /** Sets what depends on the queue's present rules. */
    void follow(Line line, long nowMs) {
        queue = line;
        Queue rules = line.rules;
        scoreBase = scoreBaseWith(ownPriority);
        step = 0;
        reachSteps(nowMs);
        nextAnnounceMs = rules.announceEveryMs() == 0 ? NEVER : nextAnnounceAfter(nowMs);
    }

    /** Not while it stands in line, where its score keeps its place. */
    void prioritise(int own) {
        ownPriority = own;
        scoreBase = scoreBaseWith(own);
    }

    private long scoreBaseWith(long own) {
        Queue rules = queue.rules;
        return (rules.priority() + own) * Orders.POINT_MS - rules.agingPerMinute() * joinedAtMs;
    }

    /** The smallest priority of its own with which it has more points than that one of the same queue, now and ever. */
    long priorityBefore(Call other) {
        return Math.floorDiv(other.scoreBase - scoreBaseWith(0), Orders.POINT_MS) + 1;
    }

    boolean isInQueue() {
        return switch (status) {
            case WAITING, RINGING, WITHDRAWING -> true;
            case NEW, LEAVING, TALKING, GONE -> false;
        };
    }

    void reachSteps(long nowMs) {
        List<Queue.Step> steps = queue.rules.steps();
        while (step + 1 < steps.size() && joinedAtMs + steps.get(step + 1).afterMs() <= nowMs) {
            step++;
        }
    }

    void forgetFailed(long nowMs) {
        if (!failed.isEmpty()) {
            failed = failed.stream().filter(one -> one.untilMs() > nowMs).toList();
        }
    }

    /** Announcements come at whole multiples of their interval after the caller joined. */
    long nextAnnounceAfter(long nowMs) {
        long every = queue.rules.announceEveryMs();
        return joinedAtMs + ((nowMs - joinedAtMs) / every + 1) * every;
    }

    boolean hasWaitedTooLong(long nowMs) {
        long longest = queue.rules.maxWaitMs();
        return longest > 0 && nowMs >= joinedAtMs + longest;
    }

    @Override
    void findNextDeadline() {
        if (status != CallStatus.WAITING) {
            return;
        }
        for (Failed one : failed) {
            consider(Kind.AVOIDING_ENDS, one.untilMs());
        }
        if (preferred != null) {
            consider(Kind.PREFERRED_ENDS, preferred.untilMs());
        }
        List<Queue.Step> steps = queue.rules.steps();
        if (step + 1 < steps.size()) {
            consider(Kind.STEP_REACHED, joinedAtMs + steps.get(step + 1).afterMs());
        }
        if (queue.rules.maxWaitMs() > 0) {
            consider(Kind.WAITED_TOO_LONG, joinedAtMs + queue.rules.maxWaitMs());
        }
        consider(Kind.ANNOUNCE, nextAnnounceMs);
    }

    @Override
    int compareIdTo(Timed other) {
        return Long.compare(sequence, ((Call) other).sequence);
    }

    long hash() {
        long hash = Hashing.chain(Hashing.of(id), status.name());
        hash = Hashing.chain(hash, queue.rules.id());
        hash = Hashing.chain(hash, sequence);
        hash = Hashing.chain(hash, joinedAtMs);
        hash = Hashing.chain(hash, step);
        hash = Hashing.chain(hash, scoreBase);
        hash = Hashing.chain(hash, nextAnnounceMs);
        hash = Hashing.chain(hash, preferred == null ? "" : preferred.agent());
        for (Failed one : failed) {
            hash = Hashing.chain(Hashing.chain(hash, one.agent()), one.untilMs());
        }
        return Hashing.chain(hash, offer == null ? 0 : offer.id);
    }
}
