package org.ivrengine.ami;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.action.StopMixMonitorAction;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.ivrengine.callcenter.port.Switchboard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A manager connection that only acts, kept up for as long as we run, beside the one that listens, so that a burst of
 * events never holds up an action. Every method returns at once; actions go out one
 * after the other, in the order in which they were asked for. Channels are named by their id. Safe for use by many threads.
 */
public final class ManagerSwitchboard implements Switchboard, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagerSwitchboard.class);

    private static final String NO_EVENTS = "off";

    /** More than are asked for in seconds of the busiest hour: beyond it Asterisk does not take them any more. */
    private static final int WAITING_MAX = 1_000;

    /** Q.850: somebody ended it as people do. */
    private static final int NORMAL_CLEARING = 16;

    /** Asterisk's words. */
    private static final String NO_SUCH_CHANNEL = "No such channel";

    private static final Duration LINES_WITHIN = Duration.ofSeconds(2);

    private final KeptConnection connection;
    private final ExecutorService sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("ami-actions").factory());
    private volatile @Nullable DefaultManagerConnection up;

    /** @param done Asterisk has done it, or at least begun; the channels tell the rest */
    public record Reply(boolean done, String message) {}

    public ManagerSwitchboard(ManagerAccount account) {
        connection = new KeptConnection(account, NO_EVENTS, Connected::new);
    }

    public ManagerSwitchboard start() {
        connection.start();
        return this;
    }

    public boolean isUp() {
        return up != null;
    }

    @Override
    public void close() {
        connection.close();
        sender.shutdownNow();
    }

    @Override
    public void hangUp(String channelId) {
        post(new HangupAction(safe(channelId), NORMAL_CLEARING), new CompletableFuture<>());
    }

    @Override
    public CompletionStage<HungUp> end(String channelId) {
        return hangUp(channelId, NORMAL_CLEARING)
                .thenApply(reply -> reply.done()
                        ? HungUp.TOLD
                        : reply.message().contains(NO_SUCH_CHANNEL) ? HungUp.NO_SUCH_CHANNEL : HungUp.NOT_TOLD);
    }

    /** Asked on a thread of its own, for the answer comes in many parts. */
    @Override
    public CompletionStage<List<UpLine>> lines() {
        return CompletableFuture.supplyAsync(this::askForLines, Thread::startVirtualThread);
    }

    private List<UpLine> askForLines() {
        DefaultManagerConnection connected = up;
        if (connected == null) {
            throw new IllegalStateException("no manager connection");
        }
        try {
            return connected.sendEventGeneratingAction(new StatusAction(), LINES_WITHIN.toMillis()).getEvents().stream()
                    .filter(StatusEvent.class::isInstance)
                    .map(StatusEvent.class::cast)
                    .map(line -> new UpLine(
                            line.getUniqueId(),
                            line.getChannel(),
                            line.getBridgeId() == null ? "" : line.getBridgeId()))
                    .toList();
        } catch (IOException | EventTimeoutException lost) {
            throw new IllegalStateException("Asterisk does not say which channels are up", lost);
        }
    }

    /** @param cause Q.850, which the far end is told where its line can */
    public CompletableFuture<Reply> hangUp(String channelId, int cause) {
        return send(new HangupAction(safe(channelId), cause));
    }

    @Override
    public void stopPlayback(String channelId) {
        post(ControlPlaybackAction.stop(safe(channelId)), new CompletableFuture<>());
    }

    @Override
    public void ring(Ringing call) {
        OriginateAction ring = originate(call.endpoint(), call.shownAs(), call.ringTimeoutMs());
        ring.setChannelId(safe(call.channelId()));
        ring.setContext(safe(call.place().context()));
        ring.setExten(safe(call.place().extension()));
        ring.setPriority(1);
        call.variables().forEach((name, value) -> {
            safe(name);
            safe(value);
        });
        ring.setVariables(call.variables());
        post(ring, new CompletableFuture<>());
    }

    @Override
    public CompletionStage<Boolean> press(String channelId, char key) {
        return pressKey(channelId, key).thenApply(Reply::done);
    }

    @Override
    public void sendTo(String channelId, Place place, Map<String, String> variables) {
        variables.forEach((name, value) -> note(channelId, name, value));
        post(
                new RedirectAction(safe(channelId), safe(place.context()), safe(place.extension()), 1),
                new CompletableFuture<>());
    }

    /** The channel hears a key, as if its far end had pressed it. */
    public CompletableFuture<Reply> pressKey(String channelId, char symbol) {
        PlayDtmfAction key = new PlayDtmfAction(safe(channelId), String.valueOf(symbol));
        key.setReceive(true);
        return send(key);
    }

    /** The channel leaves what it does and goes on at that extension; a partner of it is left alone. */
    public CompletableFuture<Reply> redirect(String channelId, String context, String extension) {
        return send(new RedirectAction(safe(channelId), safe(context), safe(extension), 1));
    }

    /** Rings a telephone, and puts whoever answers into the bridge that a channel is in. */
    public CompletableFuture<Reply> join(String endpoint, String channelId, String callerId, int ringTimeoutMs) {
        OriginateAction call = originate(endpoint, callerId, ringTimeoutMs);
        call.setApplication("BridgeAdd");
        call.setData(safe(channelId));
        return send(call);
    }

    /** Rings a telephone, and sends whoever answers to that extension. */
    public CompletableFuture<Reply> call(
            String endpoint, String context, String extension, String callerId, int ringTimeoutMs) {
        OriginateAction call = originate(endpoint, callerId, ringTimeoutMs);
        call.setContext(safe(context));
        call.setExten(safe(extension));
        call.setPriority(1);
        return send(call);
    }

    private static OriginateAction originate(String endpoint, String callerId, int ringTimeoutMs) {
        OriginateAction call = new OriginateAction();
        call.setChannel(safe(endpoint));
        call.setCallerId(safe(callerId));
        call.setTimeout((long) ringTimeoutMs);
        call.setAsync(true);
        return call;
    }

    /** Whether what is said on the channel goes into its recording as silence. The people hear one another all the same. */
    public CompletableFuture<Reply> muteRecording(String channelId, boolean mute) {
        return send(new MixMonitorMuteAction(safe(channelId), "both", mute ? 1 : 0));
    }

    @Override
    public CompletableFuture<Boolean> silenceRecording(String channelId, boolean silent) {
        return muteRecording(channelId, silent).thenApply(Reply::done);
    }

    public CompletableFuture<Reply> stopRecording(String channelId) {
        return send(new StopMixMonitorAction(safe(channelId)));
    }

    /** Whether the channel's partner hears it. */
    public CompletableFuture<Reply> mute(String channelId, boolean mute) {
        return setVariable(channelId, "MUTEAUDIO(in)", mute ? "on" : "off");
    }

    @Override
    public void note(String channelId, String name, String value) {
        post(new SetVarAction(safe(channelId), safe(name), safe(value)), new CompletableFuture<>());
    }

    public CompletableFuture<Reply> setVariable(String channelId, String name, String value) {
        return send(new SetVarAction(safe(channelId), safe(name), safe(value)));
    }

    /** @throws IllegalArgumentException for what would end a line, and so be an action of its own */
    private static String safe(String argument) {
        if (argument.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("a manager action's argument is one line: " + argument);
        }
        return argument;
    }

    private CompletableFuture<Reply> send(AbstractManagerAction action) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        post(action, reply);
        return reply;
    }

    private void post(AbstractManagerAction action, CompletableFuture<Reply> reply) {
        try {
            sender.execute(() -> write(action, reply));
        } catch (RejectedExecutionException full) {
            refused(action, reply, "too many actions wait, or we are ending");
        }
    }

    private void write(ManagerAction action, CompletableFuture<Reply> reply) {
        DefaultManagerConnection connected = up;
        if (connected == null) {
            refused(action, reply, "no manager connection");
            return;
        }
        try {
            connected.sendAction(action, response -> {
                boolean done = !(response instanceof ManagerError);
                String message = response.getMessage() == null ? "" : response.getMessage();
                LOG.debug("{}: {}", action.getAction(), message);
                reply.complete(new Reply(done, message));
            });
        } catch (IOException | IllegalStateException lost) {
            refused(action, reply, String.valueOf(lost.getMessage()));
        }
    }

    private static void refused(ManagerAction action, CompletableFuture<Reply> reply, String why) {
        LOG.warn("{} was not sent: {}", action.getAction(), why);
        reply.complete(new Reply(false, why));
    }

    private final class Connected implements KeptConnection.Life {
        @Override
        public void up(DefaultManagerConnection connected) {
            up = connected;
        }

        @Override
        public void down() {
            up = null;
        }
    }
}
