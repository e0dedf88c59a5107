package org.ivrengine.app.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ivrengine.agi.Keypads;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.ChannelChange.Complete;
import org.ivrengine.channels.ChannelChange.Gone;
import org.ivrengine.channels.ChannelChange.Incomplete;
import org.ivrengine.channels.ChannelChange.KeyPressed;
import org.ivrengine.channels.ChannelEvent;
import org.ivrengine.channels.Channels;
import org.ivrengine.channels.TransferKind;
import org.ivrengine.flow.port.Key;

/** Passes on what the manager connection reports: keys to the keypads, ends to the live calls. Its event thread tells almost all. */
final class ChannelReports implements Consumer<ChannelEvent> {

    private final Channels channels = new Channels();
    private final Keypads keypads;
    private final LiveCalls calls;
    private final Consumer<ChannelChange> callCenter;
    private final Consumer<String> consultationsHandedOver;
    private final LongConsumer lagMs;
    private final CountDownLatch complete = new CountDownLatch(1);

    /**
     * @param consultationsHandedOver told the channels of consultations in whose place a caller stands
     * @param lagMs told how late every event is, in milliseconds
     */
    ChannelReports(
            Keypads keypads,
            LiveCalls calls,
            Consumer<ChannelChange> callCenter,
            Consumer<String> consultationsHandedOver,
            LongConsumer lagMs) {
        this.keypads = keypads;
        this.calls = calls;
        this.callCenter = callCenter;
        this.consultationsHandedOver = consultationsHandedOver;
        this.lagMs = lagMs;
    }

    /** Waits until everything that is up was reported for the first time. Returns whether it was. Any thread. */
    boolean awaitComplete(Duration within) throws InterruptedException {
        return complete.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asterisk was asked, and has no such channel. Any thread. */
    void foundGone(String channelId) {
        fold(new ChannelEvent.FoundGone(System.currentTimeMillis(), channelId));
    }

    @Override
    public void accept(ChannelEvent event) {
        lagMs.accept(Math.max(0, System.currentTimeMillis() - event.atMs()));
        fold(event);
    }

    private synchronized void fold(ChannelEvent event) {
        for (ChannelChange change : channels.apply(event)) {
            pass(change);
            callCenter.accept(change);
            if (change instanceof ChannelChange.Transferred transferred
                    && transferred.kind() == TransferKind.INTO_CONSULTATION) {
                consultationsHandedOver.accept(transferred.target());
            }
        }
    }

    private void pass(ChannelChange change) {
        switch (change) {
            case KeyPressed key -> {
                if (Key.isSymbol(key.symbol())) {
                    keypads.keyPressed(key.channelId(), new Key(key.symbol(), key.atMs()));
                }
            }
            case Gone gone -> {
                keypads.channelGone(gone.channelId());
                calls.channelGone(gone.channelId(), gone.call(), Instant.ofEpochMilli(gone.atMs()), gone.exact());
            }
            case Complete all -> {
                keypads.keepOnly(all.channelIds());
                keypads.setLive(true);
                calls.reportsAreComplete(all.calls());
                complete.countDown();
            }
            case Incomplete incomplete -> {
                keypads.setLive(false);
                calls.reportsAreIncomplete();
            }
            case ChannelChange.RingingBegan _,
                    ChannelChange.Answered _,
                    ChannelChange.LegEnded _,
                    ChannelChange.TalkBegan _,
                    ChannelChange.HoldBegan _,
                    ChannelChange.HoldEnded _,
                    ChannelChange.TalkEnded _,
                    ChannelChange.Transferred _,
                    ChannelChange.TookPlace _,
                    ChannelChange.ConsultationBegan _,
                    ChannelChange.ConsultationEnded _,
                    ChannelChange.SpyBegan _,
                    ChannelChange.SpyEnded _,
                    ChannelChange.PhoneChanged _ -> {}
        }
    }
}
