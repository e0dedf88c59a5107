package org.ivrengine.app.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.recording.AriRecordings;
import org.ivrengine.recording.AudioSource;
import org.ivrengine.recording.RecordingLog;
import org.ivrengine.recording.Recordings;
import org.ivrengine.recording.SharedFolder;

/** Recording of talks, connected to the rest of the engine. */
public final class TalkRecording {

    /** Folder below the data folder for notes of what is being recorded. */
    private static final String NOTES = "open-recordings";

    private TalkRecording() {}

    /** @return folder of the recordings that are kept */
    public static Path kept(EngineConfig config) {
        return config.recordings().resolve("calls");
    }

    private static AudioSource source(EngineConfig config) {
        return config.audio()
                .<AudioSource>map(audio -> new AriRecordings(audio.url(), audio.user(), audio.password()))
                .orElseGet(() -> new SharedFolder(kept(config)));
    }

    static Recordings begin(EngineConfig config, Switchboard switchboard, FileCallLog log, InstantSource clock) {
        RecordingLog record = new RecordingLog() {
            @Override
            public void recording(RecordedTalk recording) {
                log.recording(recording);
            }

            @Override
            public boolean isDurable() {
                return log.waiting() == 0;
            }
        };
        try {
            return new Recordings(
                    config.data().resolve(NOTES),
                    kept(config),
                    source(config),
                    new RecordingByManager(switchboard),
                    record,
                    clock);
        } catch (IOException noFolder) {
            throw new UncheckedIOException(
                    "recordings need the folder " + config.data().resolve(NOTES), noFolder);
        }
    }
}
