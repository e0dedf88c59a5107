package org.ivrengine.callcenter.supervision;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.callcenter.CallsInHand;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.port.Switchboard.HungUp;
import org.ivrengine.callcenter.supervision.Answer.Why;
import org.ivrengine.channels.ChannelChange;
import org.jspecify.annotations.Nullable;

/**
 * Calls that a supervisor ends. Done is when Asterisk says that the channel is gone; where it has been gone all along, what
 * we still hold of the call is taken out. Belongs to the supervisors' thread.
 */
final class HangUps {

    private record Open(String call, String where, Supervision act, CompletableFuture<Answer> asked) {}

    private final CallsInHand calls;
    private final CallsUp up;
    private final Switchboard switchboard;
    private final Ledger ledger;
    private final ChannelSieve sieve;
    private final DeskThread thread;
    private final Map<String, Open> byChannel = new HashMap<>();

    HangUps(
            CallsInHand calls,
            CallsUp up,
            Switchboard switchboard,
            Ledger ledger,
            ChannelSieve sieve,
            DeskThread thread) {
        this.calls = calls;
        this.up = up;
        this.switchboard = switchboard;
        this.ledger = ledger;
        this.sieve = sieve;
        this.thread = thread;
    }

    /** @param where it is now, for the record */
    void begin(String call, String channel, String where, Supervision act, CompletableFuture<Answer> asked) {
        Open open = new Open(call, where, act, asked);
        if (byChannel.putIfAbsent(channel, open) != null) {
            refused(open, Why.NOT_NOW, "somebody hangs that call up already");
            return;
        }
        sieve.add(channel);
        switchboard.end(channel).thenAccept(told -> thread.run(() -> told(channel, told)));
        thread.later(SupervisionLimits.HUNG_UP_WITHIN, () -> overdue(channel));
    }

    void follow(ChannelChange change) {
        if (change instanceof ChannelChange.Gone gone) {
            Open open = forget(gone.channelId());
            if (open != null) {
                done(open, "call " + Served.shortened(open.call) + " is hung up");
            }
        }
    }

    private void told(String channel, HungUp told) {
        switch (told) {
            case TOLD -> {} // the channels tell the rest
            case NO_SUCH_CHANNEL -> takeOut(channel);
            case NOT_TOLD -> {
                Open open = forget(channel);
                if (open != null) {
                    refused(open, Why.UNAVAILABLE, "Asterisk cannot be reached; the call goes on");
                }
            }
        }
    }

    private void takeOut(String channel) {
        Open open = forget(channel);
        if (open != null) {
            up.gone(channel);
            calls.takeOut(open.call)
                    .thenAccept(_ -> thread.run(() -> done(
                            open,
                            "call " + Served.shortened(open.call)
                                    + " was gone in Asterisk already; it is taken out here")));
        }
    }

    private void overdue(String channel) {
        Open open = forget(channel);
        if (open != null) {
            refused(open, Why.UNAVAILABLE, "Asterisk was told to hang up, and has not said that it did");
        }
    }

    private @Nullable Open forget(String channel) {
        Open open = byChannel.remove(channel);
        if (open != null) {
            sieve.remove(channel);
        }
        return open;
    }

    private void done(Open open, String message) {
        ledger.update(open.act.changed(open.where, "gone").ended(ledger.now(), message));
        open.asked.complete(new Answer.Done(open.act.id(), message));
    }

    private void refused(Open open, Why why, String message) {
        ledger.update(open.act.ended(ledger.now(), "refused: " + message));
        open.asked.complete(new Answer.Refused(why, message));
    }
}
