package org.ivrengine.agi;

import com.codahale.metrics.Timer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ivrengine.agi.codec.AgiCommand;
import org.ivrengine.agi.codec.AgiReply;
import org.ivrengine.agi.codec.AgiReply.Success;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.Playback;
import org.ivrengine.flow.port.Recording;
import org.ivrengine.flow.port.RecordingRequest;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.ivrengine.flow.port.Sound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone over one FastAGI session. AGI loses keys (it throws them away while no command is outstanding), so keys
 * are taken from the manager's reports; what AGI says of a key only tells that a prompt was cut short. Without those
 * reports, AGI's own keys have to do.
 */
public final class AgiPhone implements Phone {

    private static final Logger LOG = LoggerFactory.getLogger(AgiPhone.class);
    private static final String ALL_KEYS = "0123456789*#";

    /** The manager reports a key within 3 ms of AGI; later than this, the report was lost. */
    private static final Duration KEY_REPORT_WITHIN = Duration.ofMillis(250);

    /** Samples a millisecond of 8 kHz audio. */
    private static final int SAMPLES_PER_MS = 8;

    /** Result of {@code EXEC} where Asterisk does not know the application. */
    private static final int NO_SUCH_APPLICATION = -2;

    private final String channelId;
    private final Session session;
    private final KeyBuffer keys;
    private final Keypads keypads;
    private final SoundFiles soundFiles;
    private final AgiLimits limits;

    /** Of commands that Asterisk answers at once; how long others take is the caller's doing. */
    private final Timer commandTimes;

    private volatile boolean handedOver;

    AgiPhone(
            String channelId,
            Session session,
            KeyBuffer keys,
            Keypads keypads,
            SoundFiles soundFiles,
            AgiLimits limits,
            Timer commandTimes) {
        this.channelId = channelId;
        this.session = session;
        this.keys = keys;
        this.keypads = keypads;
        this.soundFiles = soundFiles;
        this.limits = limits;
        this.commandTimes = commandTimes;
        session.onEnd(keys::wake);
    }

    @Override
    public void answer() {
        ask(AgiCommand.answer(), limits.replyWithin());
    }

    @Override
    public Playback play(List<Sound> sounds, BargeIn bargeIn) {
        boolean interruptible = bargeIn == BargeIn.ALLOWED;
        for (Sound sound : sounds) {
            session.throwIfEnded();
            if (interruptible && !keys.isEmpty()) {
                return Playback.INTERRUPTED;
            }
            if (isCut(soundFiles.nameOf(sound), interruptible)) {
                return Playback.INTERRUPTED;
            }
        }
        return interruptible && !keys.isEmpty() ? Playback.INTERRUPTED : Playback.COMPLETED;
    }

    /**
     * Plays a file. A busy Asterisk may cut it for a key that the manager has told before and the flow has taken: that one
     * was not meant for this sound, which goes on where it was.
     *
     * @return whether a key has cut it
     */
    private boolean isCut(String file, boolean interruptible) {
        long fromSample = 0;
        for (int echoes = 0; echoes <= KeyBuffer.KEYS_MAX; echoes++) {
            Success played =
                    ask(AgiCommand.streamFile(file, interruptible ? ALL_KEYS : "", fromSample), limits.playbackMax());
            int code = played.code();
            if (code < 0) {
                throwIfHungUp();
                LOG.error("Asterisk cannot play {}: is the file there and readable for it?", file);
            }
            if (code <= 0) {
                return false;
            }
            if (expectKey((char) code) || !keys.isEmpty()) {
                return true;
            }
            fromSample = Math.max(fromSample, played.endpos());
        }
        return true;
    }

    @Override
    public Optional<Key> nextKey(Duration within) {
        return nextKey(within, () -> false, true);
    }

    /** AGI's own keys would need a command that nothing can end, so without the manager's reports none is heard here. */
    @Override
    public Optional<Key> nextKey(Duration within, BooleanSupplier until) {
        return nextKey(within, until, false);
    }

    private Optional<Key> nextKey(Duration within, BooleanSupplier until, boolean canAskAgi) {
        long deadlineNs = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<Key> key = keys.take();
            if (key.isPresent()) {
                return key;
            }
            session.throwIfEnded();
            Duration left = Duration.ofNanos(deadlineNs - System.nanoTime());
            if (left.isNegative() || left.isZero() || until.getAsBoolean()) {
                return Optional.empty();
            }
            if (keypads.isLive() || !canAskAgi) {
                keys.await(left, () -> session.isEnded() || (canAskAgi && !keypads.isLive()) || until.getAsBoolean());
            } else {
                waitForDigit(left);
            }
        }
    }

    /** Without the manager's reports: AGI's own keys, of which those are lost that come while no command runs. */
    private void waitForDigit(Duration within) {
        Duration longest = Collections.min(List.of(within, limits.playbackMax()));
        int code = ask(AgiCommand.waitForDigit(longest), longest.plus(limits.replyWithin()))
                .code();
        if (code > 0) {
            expectKey((char) code);
        } else if (code < 0) {
            throwIfHungUp();
        }
    }

    /**
     * AGI says that this key was pressed: the manager reports it about now. A manager that has never reported a key may
     * not be allowed to see any: then AGI's word counts. One that has knows better: its report is late, or the key was
     * one that a busy Asterisk told twice.
     *
     * @return whether it is there to be taken
     */
    private boolean expectKey(char symbol) {
        if (!Key.isSymbol(symbol)) {
            return false;
        }
        if (keys.awaitSymbol(symbol, KEY_REPORT_WITHIN, () -> session.isEnded() || !keypads.isLive())) {
            return true;
        }
        if (keypads.hasReported()) {
            LOG.debug("AGI saw a key that the manager connection has not reported yet");
            return false;
        }
        if (keypads.isLive()) {
            LOG.warn("the manager connection did not report a key that AGI saw; is its user allowed to see dtmf?");
        }
        keys.addUnreported(new Key(symbol, System.currentTimeMillis()), Keypads.nowMs());
        return true;
    }

    @Override
    public void discardKeys() {
        keys.clear();
    }

    @Override
    public Recording record(RecordingRequest request) {
        keys.clear();
        String file = soundFiles.recordingOf(request.name());
        if (request.beep()) {
            ask(AgiCommand.beep(), limits.replyWithin());
        }
        Success recorded = ask(
                AgiCommand.recordFile(file, request.stopKeys(), request.longest(), request.silence()),
                request.longest().plus(limits.replyWithin()));
        int code = recorded.code();
        if (code < 0) {
            throwIfHungUp();
            throw new IllegalStateException("Asterisk cannot record to " + file);
        }
        boolean byKey = "dtmf".equals(recorded.value());
        if (byKey) {
            expectKey((char) code);
            keys.takeThrough((char) code);
        }
        return new Recording(
                file,
                byKey ? Recording.EndedBy.KEY : Recording.EndedBy.SILENCE_OR_LIMIT,
                Math.max(0, recorded.endpos()) / SAMPLES_PER_MS);
    }

    @Override
    public void startMusic(String musicClass) {
        ask(AgiCommand.setMusicOn(musicClass), limits.replyWithin());
    }

    @Override
    public void stopMusic() {
        ask(AgiCommand.setMusicOff(), limits.replyWithin());
    }

    @Override
    public DialReport dial(DialRequest request) {
        int ringSeconds = (int) Math.max(1, request.ring().toSeconds());
        Optional<String> whisper = request.whisper().flatMap(soundFiles::fileOf);
        Success dialled = ask(
                AgiCommand.dial(request.target(), ringSeconds, channelId, whisper, request.keys(), request.recording()),
                request.ring().plus(limits.talkMax()));
        if (dialled.code() == NO_SUCH_APPLICATION) {
            throw new IllegalStateException("Asterisk has no Dial: is app_dial loaded?");
        }
        if (dialled.code() < 0) {
            throwIfHungUp();
        }
        DialReport report = DialReports.read(
                ask(AgiCommand.dialReport(), limits.replyWithin()).value());
        if (report.talkedSince().isPresent()) {
            setVariable(DialReport.TALK_SINCE, "");
        }
        return report;
    }

    @Override
    public void wake() {
        keys.wake();
    }

    @Override
    public String channelId() {
        return channelId;
    }

    @Override
    public void transferTo(String extension) {
        if (!extension.matches("[A-Za-z0-9+*#_-]{1,80}")) {
            throw new IllegalArgumentException("not an extension: \"" + extension + "\"");
        }
        setVariable(ChannelVariables.TRANSFER_TO, extension);
        setVariable(ChannelVariables.DONE, "1");
        session.close();
    }

    /** Another session goes on with the call: that of the caller who was put into this channel's place. Any thread. */
    public void handOver() {
        handedOver = true;
        session.end(Why.HANDED_OVER);
        session.close();
    }

    public boolean isHandedOver() {
        return handedOver;
    }

    @Override
    public void hangUp() {
        setVariable(ChannelVariables.DONE, "1");
        try {
            ask(AgiCommand.hangUp(), limits.replyWithin());
        } catch (SessionEnded asWished) {
            LOG.trace("hung up before the reply");
        }
    }

    @Override
    public void setVariable(String name, String value) {
        askQuick(AgiCommand.setVariable(name, value));
    }

    @Override
    public Optional<String> variable(String name) {
        Success got = askQuick(AgiCommand.getVariable(name));
        return got.code() == 1 ? Optional.ofNullable(got.value()) : Optional.empty();
    }

    private Success askQuick(AgiCommand command) {
        long askedNs = System.nanoTime();
        Success success = ask(command, limits.replyWithin());
        commandTimes.update(System.nanoTime() - askedNs, TimeUnit.NANOSECONDS);
        return success;
    }

    private Success ask(AgiCommand command, Duration longest) {
        return switch (session.send(command, longest)) {
            case Success success -> success;
            case AgiReply.DeadChannel gone -> {
                session.end(Why.HANGUP);
                throw new SessionEnded(Why.HANGUP);
            }
            case AgiReply.Refused refused ->
                throw new IllegalStateException(
                        "Asterisk refuses \"" + command + "\": " + refused.status() + " " + refused.text());
        };
    }

    /** A result of -1 means that the caller is gone, or just that something failed. */
    private void throwIfHungUp() {
        if (ask(AgiCommand.channelStatus(), limits.replyWithin()).code() < 0) {
            session.end(Why.HANGUP);
        }
        session.throwIfEnded();
    }
}
