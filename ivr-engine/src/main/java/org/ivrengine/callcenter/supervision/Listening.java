package org.ivrengine.callcenter.supervision;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.supervision.Answer.Why;
import org.ivrengine.callcenter.supervision.Supervision.Subject;
import org.ivrengine.channels.ChannelChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done by way of a supervisor's own telephone: whether it may be, and that it is kept. Belongs to their thread. */
final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final Hands hands;
    private final Watches watches;
    private final Ledger ledger;
    private final SupervisionBook book;
    private final ChannelSieve sieve;
    private final DeskThread thread;
    private boolean adopted;

    Listening(
            Hands hands, Watches watches, Ledger ledger, SupervisionBook book, ChannelSieve sieve, DeskThread thread) {
        this.hands = hands;
        this.watches = watches;
        this.ledger = ledger;
        this.book = book;
        this.sieve = sieve;
        this.thread = thread;
    }

    // ---- what is asked for ------------------------------------------------------------------------------------------

    void begin(Agent supervisor, Wish.ByTelephone wish, String who, CompletableFuture<Answer> asked) {
        switch (wish) {
            case Wish.Watch watch -> watch(supervisor, watch, who, asked);
            case Wish.Join _, Wish.TakeOver _ -> join(supervisor, wish, who, asked);
            case Wish.Leave _ -> leave(supervisor, asked);
        }
    }

    /** She has dialled the code, and her channel is up. Returns the variables by which the dialplan lets her hear it. */
    Map<String, String> dialled(Agent supervisor, String channel, Wish.Watch wish, String who) {
        Served talk = hands.talk(supervisor.id(), wish.target());
        Supervisors.requireMay(supervisor, talk.queue());
        requireNobodyWith(talk);
        Supervision act = ledger.begin(supervisor, wish, who, Subject.of(talk), channel, "");
        return watches.dialledToWatch(new Watch(supervisor, channel, talk, act));
    }

    private void watch(Agent supervisor, Wish.Watch wish, String who, CompletableFuture<Answer> asked) {
        Served talk = hands.talk(supervisor.id(), wish.target());
        Supervisors.requireMay(supervisor, talk.queue());
        Optional<Watch> hers = watches.of(supervisor);
        if (hers.isPresent() && hers.get().isWith(talk)) {
            turn(hers.get(), wish, asked);
            return;
        }
        requireNobodyWith(talk);
        requireFree(supervisor, hers);
        Watch watch = watch(supervisor, wish, who, talk, asked);
        watch.begins = wish.mode();
        watch.stays = wish.stays();
        watches.ringToWatch(watch);
    }

    private void turn(Watch watch, Wish.Watch wish, CompletableFuture<Answer> asked) {
        if (watch.phase != Watch.Phase.WATCHING) {
            throw new Refused(Why.NOT_NOW, watch.says());
        }
        watches.stay(watch, wish.stays());
        if (watch.mode().filter(wish.mode()::equals).isPresent()) {
            asked.complete(new Answer.Done(watch.act.id(), watch.says()));
        } else {
            watches.turnTo(watch, wish.mode(), asked)
                    .thenAccept(done -> thread.run(() -> turned(watch, wish.mode(), done)));
            refuseLater(asked, "Asterisk did not take the key");
        }
    }

    private void turned(Watch watch, Mode mode, boolean done) {
        if (done) {
            watches.turned(watch, mode, ledger.now());
        }
    }

    private void join(Agent supervisor, Wish.ByTelephone wish, String who, CompletableFuture<Answer> asked) {
        Served talk = hands.talk(supervisor.id(), wish.target());
        Supervisors.requireMay(supervisor, talk.queue());
        Optional<Watch> hers = watches.of(supervisor);
        boolean takesOver = wish instanceof Wish.TakeOver;
        if (hers.isEmpty() || !hers.get().isWith(talk)) {
            requireNobodyWith(talk);
            requireFree(supervisor, hers);
            Watch watch = watch(supervisor, wish, who, talk, asked);
            watch.takesOver = takesOver;
            watches.ringToJoin(watch);
            return;
        }
        Watch watch = hers.get();
        if (watch.phase != Watch.Phase.WATCHING) {
            throw new Refused(Why.NOT_NOW, watch.says());
        }
        Supervision next = ledger.begin(supervisor, wish, who, Subject.of(talk), watch.channel, "");
        watch.target = talk;
        watch.takesOver = takesOver;
        watch.asked = asked;
        watches.join(watch, next);
        refuseLater(asked, "Asterisk did not bring her into the talk");
    }

    private void leave(Agent supervisor, CompletableFuture<Answer> asked) {
        Watch watch = watches.of(supervisor)
                .orElseThrow(() -> new Refused(Why.NOT_NOW, supervisor.id() + " is with nobody's talk"));
        watches.leave(watch);
        asked.complete(new Answer.Done(watch.act.id(), supervisor.id() + " has left"));
    }

    /** A telephone that is to ring, on record. */
    private Watch watch(Agent supervisor, Wish wish, String who, Served talk, CompletableFuture<Answer> asked) {
        String channel = "ivr-supervisor-" + UUID.randomUUID();
        Supervision act = ledger.begin(supervisor, wish, who, Subject.of(talk), channel, "");
        Watch watch = new Watch(supervisor, channel, talk, act);
        watch.asked = asked;
        thread.later(SupervisionLimits.CHANNEL_WITHIN, () -> watches.neverRang(watch));
        return watch;
    }

    /** Once it is answered, this means nothing. */
    private void refuseLater(CompletableFuture<Answer> asked, String message) {
        thread.later(SupervisionLimits.DONE_WITHIN, () -> asked.complete(new Answer.Refused(Why.UNAVAILABLE, message)));
    }

    private void requireNobodyWith(Served talk) {
        watches.with(talk).ifPresent(other -> {
            throw new Refused(Why.NOT_NOW, other.says() + " already, since " + other.act.askedAt());
        });
    }

    private void requireFree(Agent supervisor, Optional<Watch> hers) {
        hers.ifPresent(busy -> {
            throw new Refused(Why.NOT_NOW, busy.says() + "; \"leave\" ends that");
        });
        if (sieve.isUnreachable(supervisor.phone())) {
            throw new Refused(Why.NOT_NOW, "the telephone of " + supervisor.id() + " cannot be reached");
        }
        hands.served().stream()
                .filter(one -> one.agent().equals(supervisor.id()))
                .findFirst()
                .ifPresent(call -> {
                    throw new Refused(Why.NOT_NOW, supervisor.id() + " has a call of her own");
                });
    }

    // ---- what the channels tell -------------------------------------------------------------------------------------

    void follow(ChannelChange change) {
        watches.accept(change);
        if (change instanceof ChannelChange.Complete complete) {
            watches.keepOnly(complete.channelIds());
            if (!adopted) {
                adopt(complete.channelIds());
            }
        } else if (change instanceof ChannelChange.TalkBegan began) {
            goOnWith(began);
        }
    }

    /** What had begun before our start. While the database is away it cannot be known, so it is tried again. */
    private void adopt(Set<String> up) {
        try {
            Map<String, Agent> known = new HashMap<>();
            hands.agents().forEach(agent -> known.put(agent.id(), agent));
            watches.adopt(book.open(), up, known);
            adopted = true;
        } catch (RuntimeException away) {
            LOG.info("supervisors' acts of before the start are not known yet: {}", away.toString());
            thread.later(SupervisionLimits.KEEP_AGAIN_AFTER, () -> adopt(up));
        }
    }

    /** An agent talks again with whom a supervisor stays. */
    private void goOnWith(ChannelChange.TalkBegan began) {
        String agentChannel = began.talk().leg().agentChannel();
        for (Watch watch : watches.all()) {
            if (watch.phase == Watch.Phase.STAYING) {
                hands.served().stream()
                        .filter(talk -> talk.agentChannel().equals(agentChannel)
                                && talk.agent().equals(watch.target.agent()))
                        .findFirst()
                        .ifPresent(talk -> goOnWith(watch, talk));
            }
        }
    }

    private void goOnWith(Watch watch, Served talk) {
        Wish wish = new Wish.Watch(talk.agent(), watch.begins, true);
        try {
            Supervisors.requireMay(watch.supervisor, talk.queue());
            Supervision act =
                    ledger.begin(watch.supervisor, wish, watch.act.who(), Subject.of(talk), watch.channel, "");
            watches.talksAgain(watch, talk, act);
        } catch (Refused refused) {
            ledger.refused(watch.supervisor.id(), wish, watch.act.who(), refused);
            watches.leave(watch);
        }
    }
}
