package org.ivrengine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what Asterisk has recorded and keeps it, one recording at a time, on a thread of its own. */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** Of a talk that is shorter nobody can tell by its length how many channels there are. */
    private static final int TELLING_MS = 2_000;

    private static final double NEARLY = 0.05;

    private final AudioSource source;
    private final RecordingFiles files;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("recordings-keeper").factory());
    private boolean sourceAway;

    Keeper(AudioSource source, RecordingFiles files, InstantSource clock) {
        this.source = source;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What a look has shown.
     *
     * @param bytes that Asterisk has by now; negative for no file
     * @param again after which time to look again
     * @param ended what became of it in the end; empty while that is not known
     */
    record Look(long bytes, Duration again, Optional<End> ended) {}

    sealed interface End {
        record Kept(int channels, StereoWave.Written written) implements End {}

        /** There was a talk, and nothing of it. */
        record Lost() implements End {}

        /** There was nothing to be recorded, or nobody wanted it. */
        record Nothing() implements End {}
    }

    /** What it has to know of an open recording, as it is now. */
    private record Wanted(
            String id,
            LocalDate day,
            boolean seen,
            boolean unwanted,
            boolean blind,
            long bytesBefore,
            long talkMs,
            long skippedMs,
            long overForMs) {
        static Wanted of(OpenRecording open, long nowMs) {
            boolean seen = !open.agentChannel.isEmpty();
            return new Wanted(
                    open.id,
                    open.day,
                    seen,
                    open.isUnwanted(),
                    open.blind,
                    open.bytes,
                    seen ? open.talkUntilMs - open.talkFromMs : 0,
                    open.requestedAtMs == 0 || !seen ? 0 : open.requestedAtMs - open.talkFromMs,
                    nowMs - open.talkUntilMs);
        }
    }

    void look(OpenRecording open, Consumer<Look> told) {
        Wanted wanted = Wanted.of(open, clock.millis());
        run(() -> told.accept(look(wanted)));
    }

    /** What is kept needs not to be where it was. */
    void delete(OpenRecording open) {
        String id = open.id;
        LocalDate day = open.day;
        run(() -> {
            try {
                source.delete(id, day);
            } catch (IOException stays) {
                LOG.warn("recording {} stays where Asterisk wrote it, too: {}", id, stays.toString());
            }
        });
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the keeper is closed");
        }
    }

    private Look look(Wanted wanted) {
        try {
            Look look = examine(wanted);
            sourceAway = false;
            return look;
        } catch (IOException away) {
            if (!sourceAway) {
                LOG.warn("recordings cannot be fetched now, and stay where they are: {}", away.toString());
            }
            sourceAway = true;
            return new Look(wanted.bytesBefore(), RecordingLimits.RETRY_AFTER, Optional.empty());
        }
    }

    private Look examine(Wanted wanted) throws IOException {
        OptionalLong bytes = source.bytes(wanted.id(), wanted.day());
        boolean maybe = wanted.seen() || wanted.blind();
        if (bytes.isEmpty()) {
            if (maybe && wanted.overForMs() < RecordingLimits.FILE_WITHIN.toMillis()) {
                return new Look(-1, RecordingLimits.STEADY_FOR, Optional.empty());
            }
            boolean isLost = wanted.seen() && !wanted.unwanted();
            return over(-1, isLost ? new End.Lost() : new End.Nothing());
        }
        long now = bytes.getAsLong();
        if (now != wanted.bytesBefore()) {
            return new Look(now, RecordingLimits.STEADY_FOR, Optional.empty());
        }
        if (wanted.unwanted() || !maybe) {
            source.delete(wanted.id(), wanted.day());
            return over(now, new End.Nothing());
        }
        return over(now, keep(wanted, now));
    }

    private static Look over(long bytes, End end) {
        return new Look(bytes, Duration.ZERO, Optional.of(end));
    }

    private End.Kept keep(Wanted wanted, long bytes) throws IOException {
        int channels = channels(wanted, bytes);
        StereoWave wave = new StereoWave(bytes, channels, StereoWave.bytes(wanted.skippedMs(), channels));
        try (InputStream raw = source.open(wanted.id(), wanted.day())) {
            return new End.Kept(channels, files.keep(wanted.id(), wanted.day(), raw, wave));
        }
    }

    /** An Asterisk that cannot keep the sides apart writes half as much. */
    private static int channels(Wanted wanted, long bytes) {
        long mono = StereoWave.bytes(wanted.talkMs(), 1);
        boolean isHalf = wanted.talkMs() >= TELLING_MS && Math.abs(bytes - mono) < NEARLY * mono;
        return isHalf && !wanted.blind() ? 1 : 2;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
