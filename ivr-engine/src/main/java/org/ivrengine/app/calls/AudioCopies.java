package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.ivrengine.app.calls.AudioCopy.State;
import org.ivrengine.calllog.RecordedTalk;

/** Copies the recordings of calls into a folder, one file each. What is muted is muted in the copy, too. */
final class AudioCopies {

    private final Path folder;
    private final RecordingShelf shelf;
    private final CallSources calls;
    private int written;
    private int absent;

    AudioCopies(Path folder, RecordingShelf shelf, CallSources calls) {
        this.folder = folder;
        this.shelf = shelf;
        this.calls = calls;
    }

    /** One that cannot be had is said to be so, and stops nothing. */
    List<AudioCopy> of(String call) {
        List<RecordedTalk> recordings = calls.recordings(call);
        List<AudioCopy> copies = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            String name = call + "-" + (i + 1);
            State state = copy(recordings.get(i), name);
            written += state == State.WRITTEN ? 1 : 0;
            absent += state == State.WRITTEN ? 0 : 1;
            copies.add(new AudioCopy(name, recordings.get(i), state));
        }
        return copies;
    }

    private State copy(RecordedTalk recording, String name) {
        return switch (recording.state()) {
            case RUNNING -> State.RUNNING;
            case LOST -> State.LOST;
            case KEPT -> copyKept(recording, name);
        };
    }

    private State copyKept(RecordedTalk recording, String name) {
        try {
            return switch (shelf.taken(recording, "exported")) {
                case RecordingShelf.Taken.There(Path file) -> {
                    Files.copy(file, folder.resolve(name + ".wav"), StandardCopyOption.REPLACE_EXISTING);
                    yield State.WRITTEN;
                }
                case RecordingShelf.Taken.Gone _ -> State.MISSING;
                case RecordingShelf.Taken.Altered _ -> State.ALTERED;
            };
        } catch (IOException failed) {
            throw new UncheckedIOException("recording " + name + " cannot be copied to " + folder, failed);
        }
    }

    /** For example {@code 12 recordings, 1 more could not be had}. */
    String summary() {
        return written
                + (written == 1 ? " recording" : " recordings")
                + (absent == 0 ? "" : ", " + absent + " more could not be had");
    }
}
