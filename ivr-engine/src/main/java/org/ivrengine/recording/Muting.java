package org.ivrengine.recording;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.ivrengine.callcenter.port.Recorder.Start;
import org.ivrengine.recording.RecordingSwitch.Tone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Silence in recordings, by the agent's keys and by command. Asterisk writes silence for as long, so nothing after it is
 * shifted. Belongs to the thread of {@link Recordings}.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // who presses a key or forgets waits for no answer; the log has what fails
final class Muting {

    private static final Logger LOG = LoggerFactory.getLogger(Muting.class);

    private static final char CODE = '*';
    private static final char CODE_MUTE = '7';
    private static final char CODE_START = '8';

    private final RecordingSwitch silencer;
    private final InstantSource clock;
    private final Consumer<OpenRecording> save;
    private final RecordingLog log;
    private final Executor owner;

    /** When a code was begun, by channel. */
    private final Map<String, Long> codes = new HashMap<>();

    Muting(
            RecordingSwitch silencer,
            InstantSource clock,
            Consumer<OpenRecording> save,
            RecordingLog log,
            Executor owner) {
        this.silencer = silencer;
        this.clock = clock;
        this.save = save;
        this.log = log;
        this.owner = owner;
    }

    /** Until the agent asks for it, Asterisk writes silence, and what it writes will not be kept. */
    void talkBegan(OpenRecording begun) {
        if (begun.isUnwanted()) {
            silence(begun, true);
        } else {
            log.recording(begun.running());
        }
    }

    /** A caller who was recorded before talks with her from now on. */
    void handedOver(OpenRecording talk) {
        silence(talk, false).thenAcceptAsync(done -> begins(talk, done), owner);
    }

    private void begins(OpenRecording talk, boolean done) {
        if (done && talk.isUnwanted()) {
            talk.requestedAtMs = clock.millis();
            log.recording(talk.running());
            save.accept(talk);
        } else if (!done) {
            LOG.error("call {}: its recording could not be begun", talk.offered.call());
        }
    }

    /** What two agents say to one another is in no recording: Asterisk writes silence until she is back with her caller. */
    void consults(OpenRecording talk) {
        orElse(
                silence(talk, true),
                () -> LOG.error("call {}: its recording hears a consultation", talk.offered.call()));
    }

    void isBack(OpenRecording talk) {
        if (!talk.isMuted() && !talk.isUnwanted()) {
            orElse(silence(talk, false), () -> LOG.error("call {}: its recording stays silent", talk.offered.call()));
        }
    }

    private static void orElse(CompletableFuture<Boolean> done, Runnable failed) {
        done.thenAccept(ok -> {
            if (!ok) {
                failed.run();
            }
        });
    }

    void keyPressed(OpenRecording talking, char key, long atMs) {
        Long begunAtMs = codes.remove(talking.agentChannel);
        if (key == CODE) {
            codes.put(talking.agentChannel, atMs);
        } else if (begunAtMs != null && atMs - begunAtMs <= RecordingLimits.CODE_WITHIN.toMillis()) {
            String by = talking.offered.agent() + ", by key";
            switch (key) {
                case CODE_MUTE ->
                    wish(talking, talking.isMuted() ? RecordingDesk.Wish.UNMUTE : RecordingDesk.Wish.MUTE, by);
                case CODE_START -> wish(talking, RecordingDesk.Wish.START, by);
                default -> LOG.debug("{} has pressed {}{}, which means nothing here", by, CODE, key);
            }
        }
    }

    /** @return whether it was done; empty when there is nothing to be done it to */
    Optional<CompletableFuture<Boolean>> wish(OpenRecording talk, RecordingDesk.Wish wish, String by) {
        return switch (wish) {
            case START -> start(talk);
            case MUTE -> talk.isUnwanted() ? Optional.empty() : Optional.of(mute(talk, by));
            case UNMUTE -> talk.isUnwanted() ? Optional.empty() : Optional.of(unmute(talk));
        };
    }

    private Optional<CompletableFuture<Boolean>> start(OpenRecording talk) {
        if (talk.offered.start() != Start.ON_REQUEST) {
            return Optional.empty();
        }
        if (talk.requestedAtMs != 0) {
            return Optional.of(CompletableFuture.completedFuture(true));
        }
        return Optional.of(silence(talk, false)
                .thenApplyAsync(
                        done -> {
                            tell(talk, done ? Tone.RECORDED : Tone.FAILED);
                            begins(talk, done);
                            return done;
                        },
                        owner));
    }

    /** On record from when Asterisk has said that it does it. */
    private CompletableFuture<Boolean> mute(OpenRecording talk, String by) {
        boolean isNew = !talk.isMuted();
        if (isNew) {
            talk.mute(clock.millis(), by);
            save.accept(talk);
        }
        return silence(talk, true)
                .thenApplyAsync(
                        done -> {
                            tell(talk, done ? Tone.MUTED : Tone.FAILED);
                            if (done && isNew && talk.isMuted()) {
                                talk.mutedSinceMs = clock.millis();
                            } else if (!done) {
                                LOG.error("call {}: its recording could not be muted", talk.offered.call());
                            }
                            return done;
                        },
                        owner);
    }

    private CompletableFuture<Boolean> unmute(OpenRecording talk) {
        return silence(talk, false)
                .thenApplyAsync(
                        done -> {
                            tell(talk, done ? Tone.RECORDED : Tone.FAILED);
                            if (done) {
                                talk.unmute(clock.millis());
                                save.accept(talk);
                            }
                            return done;
                        },
                        owner);
    }

    /** Who forgets to take it back does not lose the rest of the talk. */
    void look(OpenRecording talk, long nowMs) {
        if (talk.isMuted() && nowMs - talk.mutedSinceMs > RecordingLimits.MUTE_MAX.toMillis()) {
            LOG.info("call {}: its recording was muted for so long that it goes on by itself", talk.offered.call());
            unmute(talk);
        }
    }

    /** Who pressed a key in the middle of a talk has no other way to know that it was heard. */
    private void tell(OpenRecording talk, Tone tone) {
        silencer.tell(talk.agentChannel, tone);
    }

    private CompletableFuture<Boolean> silence(OpenRecording talk, boolean silent) {
        return silencer.silence(talk.agentChannel, silent).toCompletableFuture();
    }
}
