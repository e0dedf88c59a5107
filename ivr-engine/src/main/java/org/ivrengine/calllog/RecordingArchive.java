package org.ivrengine.calllog;

import java.time.Instant;
import java.util.List;

/** Recordings, found again, and who listened to them. Safe for use by many threads. */
public interface RecordingArchive {

    /** @return the recordings of a call, in order of time */
    List<RecordedTalk> ofCall(String call);

    /** Puts on record that somebody is about to hear a recording or takes a copy of it. */
    void note(String recording, Heard heard);

    /** @return who had to do with a recording, in order of time */
    List<Heard> heard(String recording);

    /**
     * Somebody had to do with a recording.
     *
     * @param who in words that the people there understand
     * @param what for example {@code played}
     */
    record Heard(Instant at, String who, String what) {}
}
