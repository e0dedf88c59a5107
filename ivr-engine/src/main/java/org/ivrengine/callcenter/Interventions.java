package org.ivrengine.callcenter;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.callcenter.Acted.Why;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.routing.AgentState;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Limits;
import org.ivrengine.routing.Router;
import org.ivrengine.yaml.Suggestion;
import org.jspecify.annotations.Nullable;

/** What supervisors do to calls that wait, and to those that only we believe in. Belongs to the call center's thread. */
final class Interventions {

    private final Distributor distributor;
    private final Router router;
    private final Switchboard switchboard;

    Interventions(Distributor distributor, Router router, Switchboard switchboard) {
        this.distributor = distributor;
        this.router = router;
        this.switchboard = switchboard;
    }

    /** A call in a queue, whose thread is there. */
    private Contacted waiting(String call) {
        Contacted contact = distributor.book.ofCall(call);
        if (contact == null || contact.status == Contacted.Status.OVER || contact.status == Contacted.Status.LEAVING) {
            throw new Cannot(Why.UNKNOWN, named(call) + " waits no longer");
        }
        if (contact.status != Contacted.Status.WAITING) {
            throw Cannot.now(contact.agent + " talks with " + named(call) + " already");
        }
        if (contact.waiter == null) {
            throw Cannot.now("the session of " + named(call) + " was lost; wait until it is back in its place");
        }
        return contact;
    }

    private static String named(String call) {
        return "call " + Served.shortened(call);
    }

    /** Asked is completed at once when it cannot be, else when she waits there. */
    void move(long nowMs, String call, String queue, Collection<String> queues, CompletableFuture<Acted> asked) {
        try {
            Contacted contact = waiting(call);
            requireMovable(contact, queue, queues);
            distributor.moves.begin(nowMs, contact, queue, asked);
        } catch (Cannot cannot) {
            asked.complete(cannot.acted());
        }
    }

    private static void requireMovable(Contacted contact, String queue, Collection<String> queues) {
        if (!queues.contains(queue)) {
            throw new Cannot(
                    Why.UNKNOWN, "there is no queue \"" + queue + "\" with agents" + Suggestion.among(queue, queues));
        }
        if (queue.equals(contact.queue)) {
            throw Cannot.now(named(contact.call) + " waits in " + queue + " already");
        }
        if (contact.waitsElsewhere) {
            throw Cannot.now("an agent has handed " + named(contact.call) + " over by keys into " + contact.queue
                    + "; it can be given priority or an agent there");
        }
        contact.openOffer().ifPresent(offer -> {
            if (offer.isDirect()) {
                throw Cannot.now("an agent has sent her to " + offer.agent.id() + ", whose telephone rings");
            }
            if (offer.answeredAtMs().isPresent()) {
                throw Cannot.now(offer.agent.id() + " has just picked up");
            }
        });
    }

    /** @param wanted empty: enough to be the next of its queue */
    Acted prioritise(long nowMs, String call, OptionalInt wanted) {
        Contacted contact = waiting(call);
        OptionalInt before = router.ownPriority(call);
        OptionalLong priority = wanted.isPresent() ? OptionalLong.of(wanted.getAsInt()) : router.priorityInFront(call);
        if (before.isEmpty() || priority.isEmpty()) {
            throw Cannot.now("a telephone rings for " + named(call) + " already");
        }
        if (Math.abs(priority.getAsLong()) > Limits.PRIORITY_MAX) {
            throw Cannot.now(
                    wanted.isPresent()
                            ? "a priority is from -" + Limits.PRIORITY_MAX + " to " + Limits.PRIORITY_MAX
                            : "another call of " + contact.queue + " has the highest priority that there is");
        }
        int now = Math.toIntExact(priority.getAsLong());
        contact.own = contact.own.withPriority(now);
        contact.given = OptionalInt.of(now);
        contact.sentBack = false; // what was added for that is replaced, too
        switchboard.note(contact.channelId, GivenPriority.VARIABLE, new GivenPriority(contact.id, now).text());
        distributor.agentSays(nowMs, new Command.PriorityChanged(call, now));
        int place = router.position(call);
        return new Acted.Done(
                Integer.toString(before.getAsInt()),
                Integer.toString(now),
                named(call) + " has priority " + now + (place == 0 ? "" : ", place " + place + " in " + contact.queue));
    }

    Acted offer(long nowMs, String call, String agent) {
        Contacted contact = waiting(call);
        contact.openOffer().ifPresent(open -> {
            throw Cannot.now("the telephone of " + open.agent.id() + " rings for " + named(call) + " already");
        });
        Attendance attendance = onDuty(distributor, agent);
        if (!(attendance.state instanceof AgentState.Available) || attendance.busy || attendance.phoneBusy) {
            throw Cannot.now(agent + " is not free: " + said(attendance));
        }
        distributor.agentSays(nowMs, new Command.OfferAsked(call, agent));
        Optional<LiveOffer> offer = contact.openOffer();
        if (offer.isEmpty() || !offer.get().agent.id().equals(agent)) {
            throw Cannot.now("nobody is offered a call in the first moments after a start");
        }
        return new Acted.Done(contact.queue, agent, "the telephone of " + agent + " rings for " + named(call));
    }

    static Attendance onDuty(Distributor distributor, String agent) {
        return distributor.roster.agent(agent).orElseThrow(() -> Cannot.now(agent + " is not on duty"));
    }

    /** For example {@code paused (lunch)}. */
    static String said(Attendance attendance) {
        String word = Attendance.word(attendance.state, attendance.busy || attendance.phoneBusy);
        String reason = Attendance.reason(attendance.state);
        return (word.equals("wrap_up") ? "in after-call work" : word) + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    /** The channels have told what they knew; what is left of it only we believe in. */
    Acted takeOut(long nowMs, String call) {
        @Nullable Contacted contact = distributor.book.ofCall(call);
        if (contact == null) {
            throw new Cannot(Why.UNKNOWN, "nothing is left of " + named(call));
        }
        String from = contact.status.name().toLowerCase(Locale.ROOT) + " in " + contact.queue;
        contact.talkUnknown = true;
        contact.openOffer()
                .map(offer -> offer.leg)
                .filter(leg -> !leg.isEmpty())
                .ifPresent(switchboard::hangUp);
        distributor.callerGone(nowMs, contact, nowMs, true);
        return new Acted.Done(from, "gone", named(call) + " is taken out");
    }
}
