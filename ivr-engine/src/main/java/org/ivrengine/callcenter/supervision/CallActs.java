package org.ivrengine.callcenter.supervision;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.ivrengine.callcenter.Acted;
import org.ivrengine.callcenter.CallsInHand;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.supervision.Answer.Why;
import org.ivrengine.callcenter.supervision.Supervision.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What is done to calls and agents without a supervisor's telephone: kept, done by the call center, and what came of it
 * kept, too. Belongs to the supervisors' thread.
 */
final class CallActs {

    private final Hands hands;
    private final CallsInHand calls;
    private final CallsUp up;
    private final Switchboard switchboard;
    private final Ledger ledger;
    private final HangUps hangUps;
    private final DeskThread thread;

    CallActs(
            Hands hands,
            CallsInHand calls,
            CallsUp up,
            Switchboard switchboard,
            Ledger ledger,
            HangUps hangUps,
            DeskThread thread) {
        this.hands = hands;
        this.calls = calls;
        this.up = up;
        this.switchboard = switchboard;
        this.ledger = ledger;
        this.hangUps = hangUps;
        this.thread = thread;
    }

    void begin(Agent supervisor, Wish.ByHand wish, String who, CompletableFuture<Answer> asked) {
        switch (wish) {
            case Wish.Move move -> {
                Served call = inHand(supervisor, wish);
                Supervision act = ledger.begin(supervisor, wish, who, Subject.of(call), "", "to " + move.queue());
                follow(calls.move(call.call(), move.queue()), act, asked);
            }
            case Wish.Prioritise prioritise -> {
                Served call = inHand(supervisor, wish);
                Supervision act = ledger.begin(supervisor, wish, who, Subject.of(call), "", "");
                follow(calls.prioritise(call.call(), prioritise.priority()), act, asked);
            }
            case Wish.Offer offer -> {
                Served call = inHand(supervisor, wish);
                hands.agent(offer.agent());
                Subject subject = new Subject(offer.agent(), call.call(), call.contact(), call.queue());
                Supervision act = ledger.begin(supervisor, wish, who, subject, "", "");
                follow(calls.offer(call.call(), offer.agent()), act, asked);
            }
            case Wish.HangUp _ -> hangUp(supervisor, wish, who, asked);
            case Wish.Reset _ -> reset(supervisor, wish, who, asked);
        }
    }

    private Served inHand(Agent supervisor, Wish wish) {
        Served call = Targets.call(wish.target(), hands.served());
        Supervisors.requireMay(supervisor, call.queue());
        return call;
    }

    private void hangUp(Agent supervisor, Wish wish, String who, CompletableFuture<Answer> asked) {
        Optional<Served> inHand = Targets.inHand(wish.target(), hands.served());
        if (inHand.isPresent()) {
            Served call = inHand.get();
            Supervisors.requireMay(supervisor, call.queue());
            Supervision act = ledger.begin(supervisor, wish, who, Subject.of(call), "", "");
            hangUps.begin(call.call(), call.callerChannel(), where(call), act, asked);
            return;
        }
        String call = Targets.up(wish.target(), up.channels().keySet())
                .orElseThrow(
                        () -> new Refused(Why.UNKNOWN, "no call that is up begins with \"" + wish.target() + "\""));
        Supervisors.requireMayAll(supervisor);
        String channel = up.channels().getOrDefault(call, "");
        Supervision act = ledger.begin(supervisor, wish, who, new Subject("", call, "", ""), "", "");
        hangUps.begin(call, channel, "in the flow", act, asked);
    }

    private static String where(Served call) {
        return switch (call.phase()) {
            case WAITING -> "waiting in " + call.queue();
            case RINGING -> "ringing at " + call.agent();
            case TALKING -> "talking with " + call.agent();
        };
    }

    /** Her channels first, then Asterisk's own list: so what is not in the list has ended, and is not just new. */
    private void reset(Agent supervisor, Wish wish, String who, CompletableFuture<Answer> asked) {
        Supervisors.requireMayAll(supervisor);
        String agent = hands.agent(wish.target()).id();
        Supervision act = ledger.begin(supervisor, wish, who, new Subject(agent, "", "", ""), "", "");
        CompletionStage<Acted> acted = calls.channelsOf(agent)
                .thenCompose(believed -> switchboard.lines().thenCompose(lines -> {
                    lines.forEach(line -> believed.remove(line.channelId()));
                    believed.forEach(up::gone);
                    return calls.reset(agent, lines);
                }));
        follow(acted, act, asked);
    }

    private void follow(CompletionStage<Acted> doing, Supervision act, CompletableFuture<Answer> asked) {
        CompletionStage<Acted> inTime =
                doing.toCompletableFuture().orTimeout(SupervisionLimits.ACTED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        inTime.whenComplete((acted, fault) -> thread.run(() -> over(acted, act, asked)));
    }

    /** @param acted null when nobody has said what came of it */
    private void over(@Nullable Acted acted, Supervision act, CompletableFuture<Answer> asked) {
        Acted known = acted == null
                ? new Acted.Refused(Acted.Why.UNANSWERED, "Asterisk, or the call center, does not say what came of it")
                : acted;
        asked.complete(
                switch (known) {
                    case Acted.Done(String from, String to, String message) -> {
                        ledger.update(act.changed(from, to).ended(ledger.now(), message));
                        yield new Answer.Done(act.id(), message);
                    }
                    case Acted.Refused(Acted.Why why, String message) -> {
                        ledger.update(act.ended(ledger.now(), "refused: " + message));
                        yield new Answer.Refused(
                                switch (why) {
                                    case UNKNOWN -> Why.UNKNOWN;
                                    case NOT_NOW -> Why.NOT_NOW;
                                    case UNANSWERED -> Why.UNAVAILABLE;
                                },
                                message);
                    }
                });
    }
}
