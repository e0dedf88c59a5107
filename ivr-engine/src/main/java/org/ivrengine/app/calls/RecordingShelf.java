package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.engine.TalkRecording;
import org.ivrengine.app.up.ConfiguredCommand;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.RecordingArchive;
import org.ivrengine.calllog.RecordingArchive.Heard;

/** Takes recordings out of the archive. Nobody gets one before it is on record that she does. */
final class RecordingShelf {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path kept;
    private final CallSources calls;

    RecordingShelf(EngineConfig config, CallSources calls) {
        kept = TalkRecording.kept(config);
        this.calls = calls;
    }

    /** What a look for the file of a recording has found. */
    sealed interface Taken {
        /** Its file; it is on record what is done with it. */
        record There(Path file) implements Taken {}

        record Gone(Path file) implements Taken {}

        /** It is not what was recorded: its SHA-256 is another. */
        record Altered(Path file) implements Taken {}
    }

    /**
     * The file of a recording.
     *
     * @param what is done with it, for the audit
     * @throws IOException when it is not there any more, or is another than was kept, or nobody can put it on record
     */
    Path take(RecordedTalk recording, String what) throws IOException {
        return switch (taken(recording, what)) {
            case Taken.There(Path file) -> file;
            case Taken.Gone(Path file) -> throw new IOException(file + " is not there any more");
            case Taken.Altered(Path file) ->
                throw new IOException(file + " is not what was recorded: its SHA-256 is another");
        };
    }

    /**
     * The same, where one that is not as it was is no reason to stop.
     *
     * @throws IOException when nobody can put it on record, or the disk fails
     */
    Taken taken(RecordedTalk recording, String what) throws IOException {
        Optional<RecordingArchive> archive = calls.recordingArchive();
        if (archive.isEmpty()) {
            throw new IOException("nobody listens while the database is away, where it is put on record who does");
        }
        Path file = kept.resolve(recording.file());
        try {
            if (!sha256(file).equals(recording.sha256())) {
                return new Taken.Altered(file);
            }
        } catch (NoSuchFileException gone) {
            return new Taken.Gone(file);
        }
        archive.get().note(recording.id(), new Heard(Instant.now(), ConfiguredCommand.who(), what));
        return new Taken.There(file);
    }

    /** @return the recordings of a call that can be heard */
    List<RecordedTalk> audible(String call) {
        return calls.recordings(call).stream()
                .filter(recording -> recording.state() == RecordedTalk.State.KEPT)
                .toList();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
