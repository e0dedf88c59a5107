package org.ivrengine.callcenter.supervision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.port.Switchboard.Place;
import org.ivrengine.callcenter.port.Switchboard.Ringing;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.Talk;

/**
 * The supervisors' telephones that are with somebody's talk: asks Asterisk for it, and keeps what the channels tell. Belongs
 * to the supervisors' thread.
 */
final class Watches {

    private static final String CONTEXT = "ivr-supervise";

    /** The agent's channel, which is heard. */
    static final String WATCHED = "IVR_WATCHED";

    /** Options of ChanSpy for how she begins. */
    static final String WATCHED_AS = "IVR_WATCHED_AS";

    /** 1: she waits for the agent's next talk. */
    static final String WATCH_STAYS = "IVR_WATCH_STAYS";

    private static final String JOINED = "IVR_JOINED";

    private static final Place WATCH = new Place(CONTEXT, "watch");
    private static final Place JOIN = new Place(CONTEXT, "join");

    /** Q.850 causes with which a telephone refuses a call. */
    private static final Set<Integer> REFUSALS = Set.of(17, 21);

    private final Switchboard switchboard;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ChannelSieve sieve;
    private final Map<String, Watch> byChannel = new LinkedHashMap<>();

    Watches(Switchboard switchboard, Ledger ledger, ChannelSieve sieve, InstantSource clock) {
        this.switchboard = switchboard;
        this.ledger = ledger;
        this.sieve = sieve;
        this.clock = clock;
    }

    List<Watch> all() {
        return List.copyOf(byChannel.values());
    }

    Optional<Watch> of(Agent supervisor) {
        return find(watch -> watch.supervisor.id().equals(supervisor.id()));
    }

    Optional<Watch> with(Served talk) {
        return find(watch -> watch.isWith(talk));
    }

    Optional<Watch> on(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    private Optional<Watch> find(Predicate<Watch> which) {
        return byChannel.values().stream().filter(which).findFirst();
    }

    // ---- what is asked for ------------------------------------------------------------------------------------------

    /** Her telephone rings; who picks up hears the talk. */
    void ringToWatch(Watch watch) {
        add(watch);
        ring(watch, WATCH, watching(watch.target, watch.begins, watch.stays));
    }

    /** Her telephone rings; who picks up is in the talk. */
    void ringToJoin(Watch watch) {
        add(watch);
        ring(watch, JOIN, joining(watch.target));
    }

    /** She has dialled the code; the dialplan lets her hear the talk by these variables of her channel. */
    Map<String, String> dialledToWatch(Watch watch) {
        add(watch);
        pickedUp(watch);
        return watching(watch.target, Mode.LISTEN, watch.stays);
    }

    /** From listening into the talk. */
    void join(Watch watch, Supervision next) {
        watch.next = next;
        watch.phase = Watch.Phase.JOINING;
        switchboard.sendTo(watch.channel, JOIN, joining(watch.target));
    }

    /** @return whether Asterisk has taken the key: one that nobody pressed is not always reported */
    CompletionStage<Boolean> turnTo(Watch watch, Mode mode, CompletableFuture<Answer> asked) {
        watch.asked = asked;
        return switchboard.press(watch.channel, mode.key());
    }

    /** She stays with the agent, though she had not said so when she began. */
    void stay(Watch watch, boolean wished) {
        if (wished && !watch.stays) {
            watch.stays = true;
            switchboard.note(watch.channel, WATCH_STAYS, "1");
        }
    }

    void leave(Watch watch) {
        switchboard.hangUp(watch.channel);
    }

    private void add(Watch watch) {
        byChannel.put(watch.channel, watch);
        sieve.add(watch.channel);
    }

    private void ring(Watch watch, Place place, Map<String, String> variables) {
        switchboard.ring(new Ringing(
                watch.supervisor.phone(),
                watch.channel,
                place,
                variables,
                "\"" + watch.target.agent() + "\" <15>",
                (int) SupervisionLimits.RING_FOR.toMillis()));
    }

    private static Map<String, String> watching(Served target, Mode mode, boolean stays) {
        return Map.of(
                WATCHED, target.agentChannel(),
                WATCHED_AS, mode.option(),
                WATCH_STAYS, stays ? "1" : "0");
    }

    private static Map<String, String> joining(Served target) {
        return Map.of(JOINED, target.callerChannel());
    }

    // ---- what the channels tell ------------------------------------------------------------------------------------

    void accept(ChannelChange change) {
        switch (change) {
            case ChannelChange.RingingBegan(Leg leg, long _) ->
                on(leg.agentChannel()).ifPresent(Watches::rings);
            case ChannelChange.Answered(Leg leg, long _) ->
                on(leg.agentChannel()).ifPresent(Watches::pickedUp);
            case ChannelChange.PhoneChanged changed ->
                changed.phone()
                        .calls()
                        .forEach(call -> on(call.channelId()).ifPresent(watch -> watch.hasChannel = true));
            case ChannelChange.LegEnded ended ->
                on(ended.leg().agentChannel()).ifPresent(watch -> notReached(watch, ended));
            case ChannelChange.SpyBegan(String channel, String _, long atMs) ->
                on(channel).ifPresent(watch -> hears(watch, at(atMs)));
            case ChannelChange.SpyEnded(String channel, String _, long atMs) ->
                on(channel).ifPresent(watch -> hearsNoMore(watch, at(atMs)));
            case ChannelChange.KeyPressed(String channel, char key, long atMs) ->
                on(channel).ifPresent(watch -> Mode.ofKey(key).ifPresent(mode -> turned(watch, mode, at(atMs))));
            case ChannelChange.TalkBegan(Talk talk) ->
                on(talk.leg().agentChannel()).ifPresent(watch -> joined(watch, talk));
            case ChannelChange.TalkEnded(Talk talk, EndedBy _) -> talkEnded(talk);
            case ChannelChange.Gone(String channel, String _, long atMs, boolean _) ->
                on(channel).ifPresent(watch -> gone(watch, at(atMs)));
            case ChannelChange.HoldBegan _,
                    ChannelChange.HoldEnded _,
                    ChannelChange.Transferred _,
                    ChannelChange.TookPlace _,
                    ChannelChange.ConsultationBegan _,
                    ChannelChange.ConsultationEnded _,
                    ChannelChange.Complete _,
                    ChannelChange.Incomplete _ -> {}
        }
    }

    private static Instant at(long atMs) {
        return Instant.ofEpochMilli(atMs);
    }

    private static void rings(Watch watch) {
        watch.hasChannel = true;
        watch.rang = true;
    }

    private static void pickedUp(Watch watch) {
        watch.hasChannel = true;
        watch.answered = true;
    }

    private static void notReached(Watch watch, ChannelChange.LegEnded ended) {
        watch.rang |= ended.rang();
        watch.refusedIt = REFUSALS.contains(ended.cause());
    }

    private void hears(Watch watch, Instant atTime) {
        watch.phase = Watch.Phase.WATCHING;
        update(watch, watch.act.with(watch.begins, atTime));
        watch.done(watch.says());
    }

    /** By her own key, or by a command. */
    void turned(Watch watch, Mode mode, Instant atTime) {
        if (watch.phase == Watch.Phase.WATCHING && watch.mode().isPresent()) {
            if (watch.mode().get() != mode) {
                update(watch, watch.act.with(mode, atTime));
            }
            watch.done(watch.says());
        }
    }

    private void hearsNoMore(Watch watch, Instant atTime) {
        Supervision next = watch.next;
        if (watch.phase == Watch.Phase.JOINING && next != null) {
            update(watch, watch.act.ended(atTime, "went on into the talk"));
            watch.next = null;
            watch.act = next;
        } else if (watch.phase == Watch.Phase.WATCHING) {
            update(watch, watch.act.paused(atTime));
            if (!watch.stays) {
                leave(watch); // as the dialplan does, but for one who stayed before our start
            }
        }
    }

    private void joined(Watch watch, Talk talk) {
        if (!talk.leg().callerChannel().equals(watch.target.callerChannel())) {
            return;
        }
        watch.phase = Watch.Phase.JOINED;
        update(watch, watch.act.with(Mode.TALK, at(talk.began().atMs())));
        if (watch.takesOver) {
            switchboard.hangUp(watch.target.agentChannel());
        }
        watch.done(
                watch.takesOver
                        ? watch.supervisor.id() + " has taken the caller of " + watch.target.agent() + " over"
                        : watch.supervisor.id() + " is in the talk of " + watch.target.agent());
    }

    private void talkEnded(Talk talk) {
        Instant endedAt = at(talk.ended().map(end -> end.atMs()).orElseGet(clock::millis));
        for (Watch watch : all()) {
            boolean hers = talk.leg().agentChannel().equals(watch.channel);
            boolean watched = talk.leg().agentChannel().equals(watch.target.agentChannel());
            if (hers && watch.phase == Watch.Phase.JOINED) {
                update(watch, watch.act.paused(endedAt));
            } else if (watched && watch.phase == Watch.Phase.CONNECTING) {
                watch.refused("the talk was over before " + watch.supervisor.id() + " picked up");
                leave(watch);
            } else if (watched && watch.phase == Watch.Phase.WATCHING && watch.stays) {
                over(watch, endedAt, "the talk ended");
                watch.phase = Watch.Phase.STAYING;
            }
        }
    }

    /** The agent with whom she stays talks again. */
    void talksAgain(Watch watch, Served talk, Supervision act) {
        watch.target = talk;
        watch.act = act;
        watch.phase = Watch.Phase.CONNECTING;
        switchboard.sendTo(watch.channel, WATCH, watching(talk, watch.begins, true));
    }

    private void gone(Watch watch, Instant atTime) {
        byChannel.remove(watch.channel);
        sieve.remove(watch.channel);
        if (watch.phase != Watch.Phase.STAYING) {
            over(watch, atTime, howItEnded(watch));
        }
        watch.phase = Watch.Phase.OVER;
    }

    private static String howItEnded(Watch watch) {
        String supervisor = watch.supervisor.id();
        return switch (watch.phase) {
            case CONNECTING -> {
                if (watch.refusedIt) {
                    yield supervisor + " has refused the call";
                }
                if (watch.answered) {
                    yield "the talk was over before " + supervisor + " heard it";
                }
                yield watch.rang
                        ? supervisor + " did not answer within " + SupervisionLimits.RING_FOR.toSeconds() + " s"
                        : "the telephone of " + supervisor + " cannot be reached";
            }
            case JOINING -> "the talk was over before " + supervisor + " was in it";
            case WATCHING, JOINED, STAYING, OVER -> "over";
        };
    }

    /** Whose channel is not among these is gone. */
    void keepOnly(Set<String> up) {
        for (Watch watch : all()) {
            if (watch.hasChannel && !up.contains(watch.channel)) {
                gone(watch, clock.instant());
            }
        }
    }

    /** Asterisk has made no channel for her telephone. */
    void neverRang(Watch watch) {
        if (watch.phase == Watch.Phase.CONNECTING && !watch.hasChannel) {
            gone(watch, clock.instant());
        }
    }

    private void over(Watch watch, Instant atTime, String outcome) {
        Supervision next = watch.next;
        if (next != null) {
            ledger.update(next.ended(atTime, outcome));
            watch.next = null;
        }
        update(watch, watch.act.ended(atTime, outcome));
        watch.refused(outcome);
    }

    private void update(Watch watch, Supervision act) {
        watch.act = act;
        ledger.update(act);
    }

    // ---- after a start ---------------------------------------------------------------------------------------------

    /** Acts that had begun before our start: those whose telephone is still there go on. */
    void adopt(List<Supervision> open, Set<String> up, Map<String, Agent> agents) {
        for (Supervision act : open) {
            Agent supervisor = agents.get(act.supervisor());
            if (byChannel.containsKey(act.channel())) {
                continue;
            }
            if (supervisor == null || !up.contains(act.channel())) {
                ledger.update(act.lost(clock.instant()));
                continue;
            }
            Watch watch = new Watch(supervisor, act.channel(), target(act), act);
            pickedUp(watch);
            watch.phase = act.kind() == Supervision.Kind.WATCH ? Watch.Phase.WATCHING : Watch.Phase.JOINED;
            add(watch);
        }
    }

    /** What the record knows of it; its channels are not in it, and are needed no more. */
    private static Served target(Supervision act) {
        return new Served(
                act.subject().call(),
                act.subject().contact(),
                act.subject().queue(),
                "",
                act.subject().agent(),
                "",
                "",
                Served.Phase.TALKING);
    }
}
