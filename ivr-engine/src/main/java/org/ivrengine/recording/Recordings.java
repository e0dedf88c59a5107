package org.ivrengine.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ivrengine.callcenter.port.Recorder;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.Talk;
import org.ivrengine.channels.TransferKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every recording from the offer to the kept file. Asterisk begins to record the agent's channel when she and the caller
 * are about to be connected, and ends when that channel does, whether we are there or not; what we add is who it was,
 * silence where it is wanted, and the way into the archive. One thread does it all; everybody else returns at once.
 */
@SuppressWarnings("FutureReturnValueIgnored") // every message guards itself, and a wish tells its own answer
public final class Recordings implements Recorder, RecordingDesk, Consumer<ChannelChange>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    private final AudioSource source;
    private final OpenFolder folder;
    private final RecordingLog log;
    private final InstantSource clock;
    private final Keeper keeper;
    private final Muting muting;
    private final Map<String, OpenRecording> open = new LinkedHashMap<>();
    private final Consulting consulting = new Consulting();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("recordings").factory());

    /** Channels that are up; only while reports are complete. */
    private final Set<String> up = new HashSet<>();

    private boolean complete;

    /**
     * Goes on with what is open in the folder.
     *
     * @param notes folder of what is open
     * @param kept folder of the recordings that are kept
     */
    public Recordings(
            Path notes, Path kept, AudioSource source, RecordingSwitch silencer, RecordingLog log, InstantSource clock)
            throws IOException {
        this.source = source;
        this.log = log;
        this.clock = clock;
        folder = new OpenFolder(notes);
        keeper = new Keeper(source, new RecordingFiles(kept), clock);
        muting = new Muting(silencer, clock, this::save, log, thread);
        for (OpenRecording left : folder.read()) {
            left.blind |= !left.isOver();
            open.put(left.id, left);
        }
        long everyMs = RecordingLimits.LOOK_EVERY.toMillis();
        thread.scheduleWithFixedDelay(() -> guarded(this::look), everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<String> prepare(Offered offered) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        OpenRecording next =
                new OpenRecording(UUID.randomUUID().toString().replace("-", ""), offered, day, clock.millis());
        try {
            folder.save(next);
        } catch (IOException full) {
            LOG.error("a talk with {} cannot be recorded: {}", offered.agent(), full.toString());
            return Optional.empty();
        }
        post(() -> {
            next.blind = !complete;
            open.values().stream()
                    .filter(before -> before.agentChannel.isEmpty()
                            && !before.isOver()
                            && before.offered.callerChannel().equals(offered.callerChannel()))
                    .forEach(before -> over(before, clock.millis()));
            open.put(next.id, next);
        });
        return Optional.of(source.nameFor(next.id, day));
    }

    @Override
    public void consults(String channel, String phone) {
        post(() -> consulting.began(channel, phone));
    }

    @Override
    public Optional<String> prepareHandover(String channel, String agent, String agentPhone) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> consulting.handover(channel, agent, agentPhone, open.values()), thread)
                    .join()
                    .flatMap(this::prepare);
        } catch (RejectedExecutionException closed) {
            return Optional.empty();
        }
    }

    /** The contact whose talk was had on that channel is on record: whose it is, whoever began the call. */
    public void talked(String agentChannel, String call, String contact, String queue) {
        post(() -> open.values().stream()
                .filter(each -> each.agentChannel.equals(agentChannel) && !each.done)
                .forEach(each -> {
                    each.offered = each.offered.of(call, contact, queue);
                    save(each);
                }));
    }

    // ---- what the channels tell -----------------------------------------------------------------------------------

    @Override
    public void accept(ChannelChange change) {
        switch (change) {
            case ChannelChange.TalkBegan(Talk talk) -> post(() -> talkBegan(talk));
            case ChannelChange.Gone(String channel, var _, long atMs, boolean _) -> post(() -> gone(channel, atMs));
            case ChannelChange.KeyPressed key ->
                post(() -> ofAgentChannel(key.channelId())
                        .ifPresent(talking -> muting.keyPressed(talking, key.symbol(), key.atMs())));
            case ChannelChange.Complete all -> post(() -> complete(all.channelIds()));
            case ChannelChange.Incomplete _ -> post(this::incomplete);
            case ChannelChange.TookPlace(String caller, String of, long atMs) ->
                post(() -> handedOver(caller, of, atMs));
            case ChannelChange.Transferred(TransferKind kind, String caller, String _, String target, long atMs) -> {
                if (kind == TransferKind.INTO_CONSULTATION || kind == TransferKind.THROUGH_CONSULTATION) {
                    post(() -> handedOver(caller, target, atMs));
                }
            }
            case ChannelChange.ConsultationBegan(String channel, long _) ->
                post(() -> ofAgentChannel(channel).ifPresent(muting::consults));
            case ChannelChange.ConsultationEnded(String channel, long _) ->
                post(() -> ofAgentChannel(channel).ifPresent(muting::isBack));
            case ChannelChange.RingingBegan _,
                    ChannelChange.Answered _,
                    ChannelChange.LegEnded _,
                    ChannelChange.HoldBegan _,
                    ChannelChange.HoldEnded _,
                    ChannelChange.TalkEnded _,
                    ChannelChange.SpyEnded _,
                    ChannelChange.SpyBegan _,
                    ChannelChange.PhoneChanged _ -> {}
        }
    }

    private void talkBegan(Talk talk) {
        up.add(talk.leg().agentChannel());
        open.values().stream()
                .filter(each -> each.agentChannel.isEmpty()
                        && !each.isOver()
                        && each.offered.callerChannel().equals(talk.leg().callerChannel())
                        && each.offered.agentPhone().equals(talk.leg().endpoint()))
                .findFirst()
                .ifPresent(begun -> {
                    begun.agentChannel = talk.leg().agentChannel();
                    begun.talkFromMs = talk.began().atMs();
                    muting.talkBegan(begun);
                    save(begun);
                });
    }

    /** The caller stands where the consultation stood. */
    private void handedOver(String caller, String consultation, long atMs) {
        for (OpenRecording each : open.values()) {
            if (each.offered.start() == Start.ON_HANDOVER
                    && each.isUnwanted()
                    && !each.isOver()
                    && each.offered.callerChannel().equals(consultation)) {
                each.offered = each.offered.on(caller);
                if (each.isTalking()) {
                    muting.handedOver(each);
                } else {
                    each.requestedAtMs = atMs;
                }
                save(each);
            }
        }
    }

    private Optional<OpenRecording> ofAgentChannel(String channel) {
        return open.values().stream()
                .filter(each -> each.isTalking() && each.agentChannel.equals(channel))
                .findFirst();
    }

    private void gone(String channel, long atMs) {
        up.remove(channel);
        consulting.gone(channel);
        for (OpenRecording each : open.values()) {
            boolean isOver = each.agentChannel.isEmpty()
                    ? each.offered.callerChannel().equals(channel)
                    : each.agentChannel.equals(channel);
            if (isOver && !each.isOver()) {
                over(each, atMs);
            }
        }
    }

    private void complete(Set<String> channels) {
        complete = true;
        up.clear();
        up.addAll(channels);
        for (OpenRecording each : open.values()) {
            String bearer = each.agentChannel.isEmpty() ? each.offered.callerChannel() : each.agentChannel;
            if (!each.isOver() && !up.contains(bearer)) {
                over(each, clock.millis());
            }
        }
    }

    private void incomplete() {
        complete = false;
        open.values().stream().filter(each -> !each.isOver()).forEach(each -> each.blind = true);
    }

    private void over(OpenRecording ended, long atMs) {
        ended.unmute(atMs);
        ended.talkUntilMs = atMs;
        save(ended);
    }

    // ---- on the way into the archive ------------------------------------------------------------------------------

    private void look() {
        long nowMs = clock.millis();
        for (OpenRecording each : List.copyOf(open.values())) {
            if (each.done) {
                forgetWhenDurable(each);
            } else if (each.isOver()) {
                fetch(each, nowMs);
            } else if (each.isTalking()) {
                muting.look(each, nowMs);
            } else if (nowMs - each.preparedAtMs > RecordingLimits.OFFER_MAX.toMillis()) {
                over(each, nowMs);
            }
        }
    }

    private void fetch(OpenRecording each, long nowMs) {
        if (each.working || nowMs < each.nextLookAtMs) {
            return;
        }
        each.working = true;
        keeper.look(
                each,
                look -> post(() -> {
                    each.working = false;
                    each.nextLookAtMs = clock.millis() + look.again().toMillis();
                    each.bytes = look.bytes();
                    look.ended().ifPresent(end -> ended(each, end));
                }));
    }

    private void ended(OpenRecording each, Keeper.End end) {
        switch (end) {
            case Keeper.End.Kept(int channels, StereoWave.Written written) -> {
                log.recording(each.kept(channels, written));
                each.done = true;
                save(each);
            }
            case Keeper.End.Lost _ -> {
                LOG.error(
                        "call {}: the telephone system has no recording of the talk with {}",
                        each.offered.call(),
                        each.offered.agent());
                log.recording(each.lost());
                each.done = true;
                save(each);
            }
            case Keeper.End.Nothing _ -> forget(each);
        }
    }

    private void forgetWhenDurable(OpenRecording each) {
        if (log.isDurable()) {
            keeper.delete(each);
            forget(each);
        }
    }

    private void forget(OpenRecording each) {
        open.remove(each.id);
        try {
            folder.forget(each);
        } catch (IOException stays) {
            LOG.warn("the note of recording {} stays: {}", each.id, stays.toString());
        }
    }

    private void save(OpenRecording changed) {
        try {
            folder.save(changed);
        } catch (IOException full) {
            LOG.error("the note of recording {} is not up to date: {}", changed.id, full.toString());
        }
    }

    // ---- what people want -----------------------------------------------------------------------------------------

    @Override
    public CompletionStage<Answer> wish(String call, Wish wish, String by) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        post(() -> {
            List<OpenRecording> talks = open.values().stream()
                    .filter(each -> each.isTalking() && each.offered.call().equals(call))
                    .toList();
            List<CompletableFuture<Boolean>> done = new ArrayList<>();
            talks.forEach(talk -> muting.wish(talk, wish, by).ifPresent(done::add));
            if (done.isEmpty()) {
                answer.complete(Answer.NOT_RECORDED);
                return;
            }
            CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))
                    .thenRun(() -> answer.complete(
                            done.stream().allMatch(CompletableFuture::join) ? Answer.DONE : Answer.FAILED));
        });
        return answer;
    }

    private void post(Runnable message) {
        try {
            thread.execute(() -> guarded(message));
        } catch (RejectedExecutionException closed) {
            LOG.debug("recordings are closed");
        }
    }

    private static void guarded(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException fault) {
            LOG.error("recordings go on after a fault", fault);
        }
    }

    /** What is open is gone on with by the next process. */
    @Override
    public void close() {
        thread.shutdownNow();
        keeper.close();
    }
}
