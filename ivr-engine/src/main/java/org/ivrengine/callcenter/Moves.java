package org.ivrengine.callcenter;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.jspecify.annotations.Nullable;

/**
 * Callers whom a supervisor moves to another queue. Routing lets go of the call first, so that nobody is rung for it; then
 * her own thread goes on in the other queue, as a contact of its own whose wait begins with the move. A move is through
 * when she has joined there: her place is on her channel then, and outlives us. Belongs to the call center's thread.
 */
final class Moves {

    /**
     * One that is not through.
     *
     * @param contact her stay in the queue that she is moved from
     * @param queue to which
     * @param asked waits for what comes of it
     */
    private record Move(Contacted contact, String queue, CompletableFuture<Acted> asked) {

        void refused(String message) {
            asked.complete(Cannot.now(message).acted());
        }
    }

    private final Distributor distributor;
    private final Records records;

    /** By our id of the call. */
    private final Map<String, Move> open = new HashMap<>();

    Moves(Distributor distributor, Records records) {
        this.distributor = distributor;
        this.records = records;
    }

    void begin(long nowMs, Contacted contact, String queue, CompletableFuture<Acted> asked) {
        if (open.containsKey(contact.call)) {
            asked.complete(Cannot.now("somebody moves that call already").acted());
            return;
        }
        open.put(contact.call, new Move(contact, queue, asked));
        LiveOffer offer = contact.offer;
        if (offer == null) {
            goes(nowMs, contact);
        } else {
            distributor.agentSays(nowMs, new Command.OfferRecalled(offer.id));
        }
    }

    /** Nobody's telephone rings for her any more. Routing must not hear of that before this. */
    void offerEnded(long nowMs, Contacted contact) {
        if (open.containsKey(contact.call)) {
            goes(nowMs, contact);
        }
    }

    private void goes(long nowMs, Contacted contact) {
        Move move = open.get(contact.call);
        if (move == null || contact.waiter == null) {
            return; // her session is lost: she goes on where her checkpoint says
        }
        // Said now, so that no crash can lose it; should she leave before she has joined there, the later word counts.
        records.unanswered(contact, Outcome.OVERFLOWED, nowMs);
        distributor.agentSays(nowMs, new Command.CallLeft(contact.routedAs, Departure.MOVED));
        distributor.tell(contact, new Notice.Moved(move.queue, nowMs));
    }

    /**
     * A caller has joined a queue.
     *
     * @param before her contact until now, if it was not over
     * @return whether that one has ended by being moved
     */
    boolean joined(Contacted contact, @Nullable Contacted before) {
        Move move = open.get(contact.call);
        if (move == null) {
            return false;
        }
        open.remove(contact.call);
        if (contact.id.equals(move.contact.id)) {
            move.refused("her session was lost just then; she waits where she was");
            return false;
        }
        String from = move.contact.queue;
        move.asked.complete(new Acted.Done(
                from, contact.queue, "call " + Served.shortened(contact.call) + " waits in " + contact.queue + " now"));
        move.contact.given.ifPresent(priority -> goesAlong(contact, priority));
        return before != null && before == move.contact && before.status == Contacted.Status.WAITING;
    }

    /** What a supervisor gave her was given to the call and not to its place. */
    private void goesAlong(Contacted contact, int priority) {
        contact.own = contact.own.withPriority(priority);
        contact.given = OptionalInt.of(priority);
        distributor.switchboard.note(
                contact.channelId, GivenPriority.VARIABLE, new GivenPriority(contact.id, priority).text());
    }

    /** Her session was lost, and she has not come back in time. */
    void neverCameBack(Contacted contact) {
        Move move = open.remove(contact.call);
        if (move != null) {
            move.refused("her session was lost, and she has not come back");
        }
    }

    /** She has left the queue, or its step, before she was moved. */
    void left(Contacted contact, Departure why) {
        if (why == Departure.LOST) {
            return; // she comes back, and it will be seen where
        }
        Move move = open.remove(contact.call);
        if (move != null) {
            move.refused(why == Departure.BY_KEY ? "she has left the queue by a key" : "she has hung up");
        }
    }

    /**
     * Her dial is over, and she has talked.
     *
     * @return whether that was no talk: the answer and the end of the ringing crossed, and she goes on to the other queue
     */
    boolean goesOnAfterTalk(long nowMs, Contacted talked) {
        Move move = open.get(talked.call);
        if (move == null || !move.contact.id.equals(talked.id) || move.contact.waiter == null) {
            return false;
        }
        move.contact.transferred = true;
        records.answered(move.contact, nowMs);
        distributor.tell(move.contact, new Notice.Moved(move.queue, nowMs));
        return true;
    }

    /** It has taken so long that whoever waits for it is told how things stand. */
    void giveUp(String call) {
        Move move = open.get(call);
        if (move == null) {
            return;
        }
        if (move.contact.status == Contacted.Status.WAITING) {
            move.asked.complete(new Acted.Refused(
                    Acted.Why.UNANSWERED, "her session does not answer; she is moved as soon as it does"));
        } else {
            open.remove(call);
            move.refused(move.contact.agent + " has answered just now, and talks with her");
        }
    }
}
