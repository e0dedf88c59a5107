package org.ivrengine.callcenter;

import java.util.Optional;
import java.util.OptionalLong;
import org.ivrengine.channels.Talk;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.AgentState;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.ReleaseReason;
import org.jspecify.annotations.Nullable;

/**
 * Callers whom an agent hands over: rung at a colleague's telephone without a queue between, put into a consultation that
 * waits or rings, or connected with whom the agent had consulted. Each stay is a contact of the caller's own call, whoever
 * had begun it. Belongs to the call center's thread.
 */
final class Handovers {

    private final Distributor distributor;
    private final ContactBook book;

    /** Offers that routing does not know have numbers below zero. */
    private long directOffers;

    Handovers(Distributor distributor) {
        this.distributor = distributor;
        book = distributor.book;
    }

    /**
     * Rings a colleague for a caller who was sent to her.
     *
     * @return false when she takes no calls now
     */
    boolean ring(long nowMs, Contacted contact, String agent) {
        Optional<Attendance> colleague = distributor.roster.agent(agent).filter(Handovers::isFree);
        Waiter waiter = contact.waiter;
        if (colleague.isEmpty() || waiter == null) {
            return false;
        }
        LiveOffer offer = new LiveOffer(--directOffers, colleague.get().agent, nowMs);
        contact.offer = offer;
        book.offered(offer.id, contact);
        waiter.tell(new Notice.Connect(offer.id, offer.agent, Limits.DIRECT_RING, contact.note(agent)));
        return true;
    }

    /** In her after-call work she may be rung by a colleague, though not by a queue. */
    private static boolean isFree(Attendance colleague) {
        return !colleague.busy
                && !colleague.phoneBusy
                && (colleague.state instanceof AgentState.Available || colleague.state instanceof AgentState.WrapUp);
    }

    /** The caller stands where the consultation stood, which waited or rang: what it was is hers. */
    void intoConsultation(long nowMs, String caller, String consultation, long atMs) {
        takesOver(caller, consultation, atMs).ifPresent(consulted -> {
            consulted.waiter = null;
            book.remind(consulted, nowMs + Limits.RETURN_WITHIN_MS);
            leavesUnlessItRings(nowMs, consulted);
        });
    }

    /** The same by keys: the consultation's session goes on, now for the caller, whose own has a dial that goes on. */
    void throughConsultation(long nowMs, String caller, String consultation, long atMs) {
        takesOver(caller, consultation, atMs).ifPresent(consulted -> {
            consulted.waitsElsewhere = true;
            if (leavesUnlessItRings(nowMs, consulted)) {
                distributor.waitsInQueue(nowMs, consulted, true);
            }
        });
    }

    /** @return the consultation's stay in a queue, which is the caller's now; empty when it waits in none */
    private Optional<Contacted> takesOver(String caller, String consultation, long atMs) {
        Contacted before = book.lastOfChannel(caller);
        if (before == null) {
            return Optional.empty(); // none of ours: an agent who was called by another
        }
        noteOver(before);
        Contacted consulted = book.ofChannel(consultation).orElse(null);
        if (consulted == null) {
            before.handedOver = true;
            before.handedAtMs = OptionalLong.of(atMs);
        } else if (consulted.status == Contacted.Status.WAITING) {
            book.move(consulted, before.call, caller, before.caller);
            return Optional.of(consulted);
        }
        return Optional.empty();
    }

    /** In routing it is the consultation's call that waits; where nobody is rung for it, it can leave at once. */
    private boolean leavesUnlessItRings(long nowMs, Contacted consulted) {
        boolean leaves = consulted.offer == null;
        if (leaves) {
            distributor.agentSays(nowMs, new Command.CallLeft(consulted.routedAs, Departure.LOST));
        }
        return leaves;
    }

    /** What came of it, when the dial of the caller's own session is over and she is still there. */
    AfterDial afterDial(long nowMs, String channel, Waiter waiter) {
        Contacted last = book.lastOfChannel(channel);
        if (last == null) {
            return new AfterDial.Talked();
        }
        if (last.handedOver && last.handedAtMs.isPresent()) {
            last.handedOver = false;
            Contacted again = last.next(last.handedAtMs.getAsLong());
            again.sentBack = true;
            distributor.join(nowMs, again, waiter, false, "");
            return new AfterDial.WaitsAgain(again);
        }
        ReleaseReason released = last.released;
        return released == null ? new AfterDial.Talked() : new AfterDial.Released(released);
    }

    /** The caller stands in the bridge where the consultation stood: with whom that talked, she talks now. */
    void tookPlace(long nowMs, String caller, String consultation, long atMs) {
        Contacted before = book.lastOfChannel(caller);
        if (before == null) {
            return;
        }
        Contacted consulted = consulted(consultation, atMs);
        String agent = consulted == null ? null : consulted.agent;
        if (consulted == null || consulted == before || agent == null) {
            noteOver(before);
            before.handedOver = true;
            return;
        }
        consulted.handOver(atMs);
        book.remindNoMore(consulted);
        book.move(consulted, before.call, caller, before.caller);
        distributor.roster.agent(agent).ifPresent(attendance -> attendance.wrappingUp = null);
        routeAnew(nowMs, consulted, agent);
    }

    /** Her talk may have been told to be over a moment ago: then it goes on. */
    private @Nullable Contacted consulted(String consultation, long atMs) {
        Contacted consulted = book.lastOfChannel(consultation);
        return consulted != null
                        && (consulted.status != Contacted.Status.OVER
                                || atMs - consulted.talkEndedAtMs(atMs) <= Limits.SAME_MOMENT_MS)
                ? consulted
                : null;
    }

    /** Routing, and whoever comes after us, know the talk under the caller's call from now on. */
    void routeAnew(long nowMs, Contacted contact, String agent) {
        Talk talk = contact.talk;
        // Where the caller's own session dials, it writes that itself, and takes it away when the dial is over.
        if (contact.waiter == null || contact.isConsulted() || contact.waitsElsewhere) {
            noteTalk(
                    contact,
                    agent,
                    contact.beganMs().orElse(talk == null ? nowMs : talk.began().atMs()));
        }
        contact.routedAs = contact.call;
        distributor.agentSays(nowMs, new Command.TalkFound(contact.call, contact.queue, agent));
    }

    /** For whoever comes after us: this contact is over, and has its times. */
    private void noteOver(Contacted contact) {
        distributor.switchboard.note(
                contact.channelId, OfferNote.VARIABLE, contact.note("").text());
    }

    /** For whoever comes after us: with whom the caller talks, since when; not as the dialplan has stamped it. */
    private void noteTalk(Contacted contact, String agent, long sinceMs) {
        distributor.switchboard.note(
                contact.channelId, OfferNote.VARIABLE, contact.note(agent).text());
        distributor.switchboard.note(contact.channelId, DialReport.TALK_SINCE, QueueVisit.stamp(sinceMs));
    }

    /** A talk of a caller who is in no queue any more: with a colleague to whom she was handed over. */
    void talkBegan(long nowMs, String caller, Talk talk) {
        Contacted before = book.lastOfChannel(caller);
        if (before != null && before.handedOver) {
            before.handedOver = false;
            distributor.roster.phone(talk.leg().endpoint()).ifPresent(colleague -> {
                Contacted contact =
                        before.next(before.handedAtMs.orElse(talk.began().atMs()));
                book.put(contact);
                talks(nowMs, contact, colleague, talk);
            });
        }
    }

    /** She hung up while it still rang. */
    void callerGone(String channel, long atMs) {
        Contacted before = book.lastOfChannel(channel);
        if (before != null && before.handedOver && before.handedAtMs.isPresent()) {
            distributor.records.unanswered(before.next(before.handedAtMs.getAsLong()), Outcome.ABANDONED, atMs);
        }
    }

    /**
     * The agent has left a talk which a supervisor has joined, and the caller talks on with her. On duty, she has a contact
     * of her own for it, as long as she is in the talk; else it is nobody's time.
     *
     * @return whether she is on duty
     */
    boolean takenOver(long nowMs, Contacted before, Talk talk) {
        Optional<Attendance> supervisor = distributor.roster.phone(talk.leg().endpoint());
        supervisor.ifPresent(onDuty -> {
            Contacted contact = before.next(talk.began().atMs());
            book.put(contact);
            talks(nowMs, contact, onDuty, talk);
        });
        return supervisor.isPresent();
    }

    private void talks(long nowMs, Contacted contact, Attendance colleague, Talk talk) {
        contact.status = Contacted.Status.TALKING;
        contact.agent = colleague.agent.id();
        contact.hears(talk);
        book.remindNoMore(contact);
        routeAnew(nowMs, contact, colleague.agent.id());
    }

    /**
     * A talk that goes on from before our start, but not with whom the note names: she was handed over while nobody
     * listened. When that was, nobody knows.
     *
     * @param colleague empty for a telephone outside
     */
    void adopt(long nowMs, Contacted noted, Optional<Attendance> colleague, Talk talk) {
        noted.transferred = true;
        noted.talkUnknown = true;
        book.put(noted);
        // One that has no agent was over, and on record, before we went.
        distributor.putOnRecord(nowMs, noted);
        colleague.ifPresent(next -> {
            Contacted contact = noted.next(nowMs);
            book.put(contact);
            talks(nowMs, contact, next, talk.knownSince(nowMs));
        });
    }

    /** The session that comes back names the stay by the caller's own call. */
    void named(String call, String contactId) {
        Contacted contact = book.ofCall(call);
        book.ofCallOver(call).ifPresent(before -> before.handedOver = false);
        if (contact != null && contact.status == Contacted.Status.WAITING && contact.waiter == null) {
            contact.id = contactId;
        }
    }
}
