package org.ivrengine.callcenter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.Talk;
import org.ivrengine.report.Announcement;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.AgentState;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.Effect;
import org.ivrengine.routing.OfferFailure;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Router;
import org.ivrengine.routing.Rules;

/**
 * The automatic call distributor: feeds the routing core, carries out what it decides, and keeps a contact for every
 * stay in a queue. Pure but for its ports, none of which blocks: time comes with every call and never goes back. Belongs
 * to one thread.
 */
final class Distributor {

    final Roster roster = new Roster();
    private final Router router;
    final Switchboard switchboard;
    final Records records;
    private final Deque<Command> commands = new ArrayDeque<>();
    final ContactBook book = new ContactBook();
    final Handovers handovers = new Handovers(this);
    final FoundTalks found = new FoundTalks(this);
    final AgentReset resets = new AgentReset(this);
    final Moves moves;
    final Interventions interventions;
    final DialVerdicts verdicts = new DialVerdicts(this);
    private final Leavers leavers;
    private Rules rules = Rules.of(Set.of(), List.of());
    private boolean applying;

    Distributor(long seed, Switchboard switchboard, ContactLog log) {
        this.router = new Router(seed);
        this.switchboard = switchboard;
        this.records = new Records(log);
        moves = new Moves(this, records);
        interventions = new Interventions(this, router, switchboard);
        leavers = new Leavers(this, records);
    }

    // ---- time and rules -------------------------------------------------------------------------------------------

    /** When {@link #timePassed} should come if nothing else does. */
    long nextDeadlineMs() {
        return Math.min(router.nextDeadlineMs(), book.nextReminderMs());
    }

    void timePassed(long nowMs) {
        apply(nowMs, new Command.TimePassed());
        for (Contacted contact : book.due(nowMs)) {
            Optional<LiveOffer> pending = contact.openOffer().filter(offer -> offer.pending != null);
            if (contact.status == Contacted.Status.ENDING) {
                close(nowMs, contact);
            } else if (contact.status == Contacted.Status.LEAVING) {
                leavers.untold(contact);
            } else if (pending.isPresent()) {
                verdicts.byStamp(nowMs, contact, pending.get());
            } else {
                neverCameBack(nowMs, contact);
            }
        }
    }

    void rulesChanged(long nowMs, Rules changed) {
        rules = changed;
        apply(nowMs, new Command.RulesChanged(changed));
    }

    void startHeld(long nowMs, long untilMs) {
        apply(nowMs, new Command.StartHeld(untilMs));
    }

    void startReleased(long nowMs) {
        apply(nowMs, new Command.StartReleased());
    }

    // ---- what the call's own thread tells -------------------------------------------------------------------------

    /**
     * A caller waits, or waits again after her session was lost.
     *
     * @param colleague whom an agent has sent her to; empty for none
     */
    void join(long nowMs, Contacted contact, Waiter waiter, boolean returning, String colleague) {
        Contacted before = book.ofCall(contact.call);
        Contacted joined = contact;
        if (moves.joined(contact, before)) {
            book.forget(Objects.requireNonNull(before));
        } else if (before != null && before.id.equals(contact.id) && before.status == Contacted.Status.WAITING) {
            joined = before;
            joined.channelId = contact.channelId;
            joined.sentBack = contact.sentBack;
            joined.voicemailAfter = contact.voicemailAfter;
            book.remindNoMore(joined);
        } else if (before != null) {
            leaveBehind(nowMs, before);
        }
        joined.waiter = waiter;
        book.put(joined);
        if (!colleague.isEmpty()) {
            if (joined.openOffer().isPresent() || handovers.ring(nowMs, joined, colleague)) {
                return;
            }
            joined.sentBack = true;
        }
        waitsInQueue(nowMs, joined, returning || joined == before);
    }

    void waitsInQueue(long nowMs, Contacted contact, boolean returning) {
        contact.routedAs = contact.call;
        apply(
                nowMs,
                new Command.CallQueued(
                        contact.call,
                        contact.queue,
                        Math.min(nowMs, contact.joinedAtMs),
                        contact.own.requirement(),
                        contact.sentBack ? contact.own.priorityOfSentBack() : contact.own.priority(),
                        contact.own.preferred(),
                        List.of(),
                        returning));
    }

    /** She was told her place and how long it takes. */
    void announced(Contacted of, long atMs, long remainingMs) {
        Contacted contact = book.ofCall(of.call);
        if (contact != null && contact.id.equals(of.id)) {
            contact.announcements.add(new Announcement(atMs, remainingMs));
        }
    }

    /** A caller left her session: she hung up, pressed a key, or the session was lost and she may come back. */
    void left(long nowMs, Contacted of, Departure why) {
        Contacted contact = book.ofCall(of.call);
        if (contact == null || !contact.id.equals(of.id) || contact.isConsulted()) {
            return; // a consultation's session ends when its agent is handed the caller: her talk goes on
        }
        contact.waiter = null;
        // Asterisk takes the channel on which she waits out when an agent has answered: whether she has left, hers
        // tells.
        boolean isOut = contact.waitsElsewhere && why == Departure.ABANDONED;
        moves.left(contact, isOut ? Departure.LOST : why);
        switch (contact.status) {
            case WAITING -> leftWaiting(nowMs, contact, isOut ? Departure.LOST : why);
            case TALKING -> {
                if (!isOut) {
                    sessionOfTalkEnded(nowMs, contact, nowMs);
                }
            }
            case LEAVING, ENDING, OVER -> {}
        }
    }

    /** @param toVoicemail whether she leaves a message next */
    void leftByKey(long nowMs, Contacted of, boolean toVoicemail) {
        Contacted contact = book.ofCall(of.call);
        if (contact != null && contact.id.equals(of.id)) {
            contact.leftByKey = toVoicemail ? Outcome.VOICEMAIL : Outcome.LEFT_BY_KEY;
            left(nowMs, of, Departure.BY_KEY);
        }
    }

    private void leftWaiting(long nowMs, Contacted contact, Departure why) {
        if (why == Departure.LOST) {
            // A dial goes on without us; what becomes of it the channels tell.
            book.remind(contact, nowMs + Limits.RETURN_WITHIN_MS);
            contact.openOffer().ifPresent(offer -> offer.isOrphaned = true);
            if (contact.offer == null) {
                apply(nowMs, new Command.CallLeft(contact.routedAs, why));
            }
            return;
        }
        if (why == Departure.ABANDONED) {
            leavers.sessionEnded(nowMs, contact);
            return;
        }
        Optional<LiveOffer> offer = contact.openOffer();
        records.unanswered(contact, contact.leftByKey, nowMs);
        apply(nowMs, new Command.CallLeft(contact.routedAs, why));
        // Her thread dials no more, so the phone rings no more.
        offer.ifPresent(live -> {
            endOffer(nowMs, contact, live, OfferEnd.CALLER_LEFT);
            apply(nowMs, new Command.OfferWithdrawn(live.id));
        });
        book.forget(contact);
    }

    // ---- talks ----------------------------------------------------------------------------------------------------

    /** Both are in one bridge. */
    void answered(long nowMs, Contacted contact, LiveOffer offer) {
        contact.status = Contacted.Status.TALKING;
        contact.agent = offer.agent.id();
        book.remindNoMore(contact);
        endOffer(nowMs, contact, offer, OfferEnd.ANSWERED);
        apply(nowMs, new Command.OfferAnswered(offer.id));
        if (offer.isDirect() || !contact.routedAs.equals(contact.call)) {
            handovers.routeAnew(nowMs, contact, offer.agent.id());
        }
    }

    /** It led to no talk; she waits again, in her place. */
    void failed(long nowMs, Contacted contact, LiveOffer offer, OfferEnd end) {
        endOffer(nowMs, contact, offer, end);
        contact.offer = null;
        contact.legBefore = offer.leg;
        moves.offerEnded(nowMs, contact);
        apply(nowMs, OfferEnds.command(end, offer.id));
        if (offer.isDirect() && contact.waiter != null) {
            contact.sentBack = true;
            waitsInQueue(nowMs, contact, true);
        }
    }

    private void endOffer(long nowMs, Contacted contact, LiveOffer offer, OfferEnd end) {
        records.offerEnded(contact, offer, end, nowMs);
        if (end != OfferEnd.ANSWERED) {
            book.offerEnded(offer.id);
            verdicts.dropped(contact, offer);
        }
    }

    /** The caller's session is lost, and the phone that rang for her is quiet: the caller is on her way back to us. */
    void offerEndedWithoutSession(long nowMs, Contacted contact, ChannelChange.LegEnded ended) {
        contact.openOffer().ifPresent(offer -> {
            failed(nowMs, contact, offer, OfferEnds.of(ended, offer.withdrawn));
            if (contact.waiter == null) {
                apply(nowMs, new Command.CallLeft(contact.routedAs, Departure.LOST));
            }
        });
    }

    /** The caller was handed over to a colleague without a queue between: hers now, but no contact of its own. */
    void moved(long nowMs, Contacted contact, Talk talk) {
        if (contact.status == Contacted.Status.TALKING) {
            String to = roster.phone(talk.leg().endpoint())
                    .map(attendance -> attendance.agent.id())
                    .orElse(null);
            contact.transferred = true;
            apply(nowMs, new Command.CallMoved(contact.routedAs, to));
        }
    }

    /** The session says that the talk is over. The channels' word, which is more exact, follows or was there before. */
    void sessionOfTalkEnded(long nowMs, Contacted contact, long endedAtMs) {
        contact.sessionEndedAtMs = OptionalLong.of(endedAtMs);
        Talk talk = contact.talk;
        if (talk == null || talk.ended().isPresent()) {
            close(nowMs, contact);
        } else {
            contact.status = Contacted.Status.ENDING;
            book.remind(contact, nowMs + Limits.REPORT_WITHIN_MS);
            free(nowMs, contact);
        }
    }

    /** Both are apart. */
    void talkEnded(long nowMs, Contacted contact) {
        if (contact.status == Contacted.Status.TALKING || contact.status == Contacted.Status.ENDING) {
            close(nowMs, contact);
        }
    }

    /** On record; what may still come is the end of the agent's wrap-up. */
    private void close(long nowMs, Contacted contact) {
        boolean wasFreed = contact.status == Contacted.Status.ENDING;
        contact.status = Contacted.Status.OVER;
        book.forget(contact);
        if (!wasFreed) {
            free(nowMs, contact);
        }
        records.answered(contact, nowMs);
    }

    /** What is known of a contact whose agent has long had other things to do. */
    void putOnRecord(long nowMs, Contacted contact) {
        contact.status = Contacted.Status.OVER;
        contact.wrapUpMs = 0;
        book.forget(contact);
        records.answered(contact, nowMs);
    }

    /** The agent talks no more; she may have after-call work to do. */
    private void free(long nowMs, Contacted contact) {
        Optional<Attendance> attendance = Optional.ofNullable(contact.agent).flatMap(roster::agent);
        attendance.ifPresent(agent -> agent.wrappingUp = contact);
        apply(nowMs, new Command.CallEnded(contact.routedAs));
        attendance.filter(agent -> !(agent.state instanceof AgentState.WrapUp)).ifPresent(agent -> {
            agent.wrappingUp = null;
            contact.wrapUpMs = 0;
        });
    }

    // ---- ends without a talk --------------------------------------------------------------------------------------

    /** The channel is gone, whatever its session says. */
    void callerGone(long nowMs, Contacted contact, long atMs, boolean exact) {
        switch (contact.status) {
            case WAITING, LEAVING -> leavers.channelGone(nowMs, contact, atMs, exact);
            case TALKING, ENDING -> {
                if (contact.sessionEndedAtMs.isEmpty()) {
                    contact.sessionEndedAtMs = OptionalLong.of(atMs);
                }
                close(nowMs, contact);
            }
            case OVER -> {}
        }
    }

    private void neverCameBack(long nowMs, Contacted contact) {
        records.unanswered(contact, Outcome.LOST, nowMs);
        moves.neverCameBack(contact);
        apply(nowMs, new Command.CallLeft(contact.routedAs, Departure.LOST));
        contact.openOffer().ifPresent(offer -> {
            endOffer(nowMs, contact, offer, OfferEnd.CALLER_LEFT);
            apply(nowMs, new Command.OfferWithdrawn(offer.id));
        });
        book.forget(contact);
    }

    /** Another stay of the same call begins: this one is over, whatever was not told. */
    private void leaveBehind(long nowMs, Contacted before) {
        switch (before.status) {
            case WAITING -> neverCameBack(nowMs, before);
            case LEAVING -> leavers.untold(before);
            case TALKING, ENDING -> close(nowMs, before);
            case OVER -> {}
        }
    }

    // ---- agents ---------------------------------------------------------------------------------------------------

    /** She comes on duty, or is on duty and has other skills or another telephone. */
    void signedIn(long nowMs, Agent agent) {
        roster.put(agent);
        apply(nowMs, new Command.AgentSignedIn(agent.id(), agent.skills()));
    }

    void changed(long nowMs, Agent agent) {
        if (roster.agent(agent.id()).isPresent()) {
            roster.put(agent);
            apply(nowMs, new Command.SkillsChanged(agent.id(), agent.skills()));
        }
    }

    /** Pauses, resumes, signs out, ends her wrap-up, makes or ends a call of her own. */
    void agentSays(long nowMs, Command command) {
        apply(nowMs, command);
    }

    // ---- what routing decides -------------------------------------------------------------------------------------

    private void apply(long nowMs, Command command) {
        commands.add(command);
        if (applying) {
            return; // what an effect brings about follows it
        }
        applying = true;
        try {
            for (Command next = commands.poll(); next != null; next = commands.poll()) {
                for (Effect effect : router.apply(nowMs, next)) {
                    carryOut(nowMs, effect);
                }
            }
        } finally {
            applying = false;
        }
    }

    private void carryOut(long nowMs, Effect effect) {
        switch (effect) {
            case Effect.Offer offer -> offer(nowMs, offer);
            case Effect.WithdrawOffer withdraw -> withdraw(nowMs, withdraw.offer());
            case Effect.Release release -> release(nowMs, release);
            case Effect.Announce announce -> {
                Contacted contact = book.routedAs(announce.call());
                if (contact != null && contact.waiter != null) {
                    contact.waiter.tell(new Notice.Announce(announce.position(), announce.estimatedWaitMs()));
                }
            }
            case Effect.AgentChanged changed -> agentChanged(nowMs, changed);
        }
    }

    private void offer(long nowMs, Effect.Offer effect) {
        Contacted contact = book.routedAs(effect.call());
        Optional<Attendance> agent = roster.agent(effect.agent());
        if (contact == null || contact.waiter == null || agent.isEmpty()) {
            apply(nowMs, new Command.OfferFailed(effect.offer(), OfferFailure.UNREACHABLE));
            return;
        }
        contact.offer = new LiveOffer(effect.offer(), agent.get().agent, nowMs);
        book.offered(effect.offer(), contact);
        tell(
                contact,
                new Notice.Connect(
                        effect.offer(),
                        agent.get().agent,
                        Duration.ofMillis(effect.ringTimeMs()),
                        contact.note(effect.agent())));
    }

    /** What is being said to her is cut short for this. */
    void tell(Contacted contact, Notice notice) {
        Waiter waiter = contact.waiter;
        if (waiter != null) {
            waiter.tell(notice);
            if (waiter.isSpeaking()) {
                switchboard.stopPlayback(contact.channelId);
            }
        }
    }

    private void withdraw(long nowMs, long offerId) {
        Contacted contact = book.ofOffer(offerId);
        LiveOffer offer = contact == null ? null : contact.offer;
        if (contact == null || offer == null) {
            return;
        }
        offer.withdrawn = true;
        if (contact.waiter != null && contact.waiter.takeBack(offerId)) {
            failed(nowMs, contact, offer, OfferEnd.WITHDRAWN);
        } else if (!offer.leg.isEmpty()) {
            switchboard.hangUp(offer.leg);
        }
    }

    private void release(long nowMs, Effect.Release effect) {
        Contacted contact = book.routedAs(effect.call());
        if (contact == null) {
            return;
        }
        records.unanswered(contact, contact.releasedBy(effect.why()), nowMs);
        contact.released = effect.why();
        book.forget(contact);
        tell(contact, new Notice.Released(effect.why()));
    }

    private void agentChanged(long nowMs, Effect.AgentChanged effect) {
        Optional<Attendance> known = roster.agent(effect.agent());
        if (known.isEmpty()) {
            return;
        }
        Attendance attendance = known.get();
        boolean wrappedUp = attendance.state instanceof AgentState.WrapUp;
        attendance.changed(nowMs, effect.state(), effect.busy(), records.log);
        Contacted contact = attendance.wrappingUp;
        if (contact != null && wrappedUp && !(effect.state() instanceof AgentState.WrapUp)) {
            attendance.wrappingUp = null;
            contact.wrapUpMs = Math.max(0, attendance.sinceMs - contact.talkEndedAtMs(nowMs));
            if (contact.status == Contacted.Status.OVER) {
                records.answered(contact, nowMs);
            }
        }
        if (effect.state() instanceof AgentState.SignedOut) {
            roster.remove(attendance);
        }
    }

    // ---- what others look at --------------------------------------------------------------------------------------

    Set<String> skills(String queue) {
        Queue known = rules.queues().get(queue);
        Set<String> skills = new TreeSet<>();
        if (known != null) {
            known.steps().forEach(step -> skills.addAll(step.requirement().skills()));
        }
        return skills;
    }

    Set<String> queues() {
        return rules.queues().keySet();
    }

    Floor floor(long nowMs) {
        return Floor.of(nowMs, rules, router, roster, book.all());
    }
}
