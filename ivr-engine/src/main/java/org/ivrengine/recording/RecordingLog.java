package org.ivrengine.recording;

import org.ivrengine.calllog.RecordedTalk;

/** Where recordings are put on record. */
public interface RecordingLog {

    /** Returns at once. A later word about the same recording replaces the earlier one. */
    void recording(RecordedTalk recording);

    /** @return whether everything that was handed over is safe from the loss of our process */
    boolean isDurable();
}
