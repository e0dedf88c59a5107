package org.ivrengine.app.calls;

import java.util.Locale;
import org.ivrengine.calllog.RecordedTalk;

/**
 * A recording of an exported call.
 *
 * @param name without its ending: the call's id and the recording's number in it, from 1, as "calls show" numbers them
 */
record AudioCopy(String name, RecordedTalk recording, State state) {

    /** What became of it. */
    enum State {
        /** It lies beside the lines. */
        WRITTEN,
        /** The talk goes on, or its audio is still on its way. */
        RUNNING,
        /** The telephone system has no audio of it. */
        LOST,
        /** Its file is not there any more: removed by a rule or by hand. */
        MISSING,
        /** Its file is not what was recorded, so it is given to nobody. */
        ALTERED
    }

    /** Name of the file; empty when there is none. */
    String file() {
        return state == State.WRITTEN ? name + ".wav" : "";
    }

    String stateWord() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** For example {@code c0ffee-1.wav} or {@code c0ffee-2:missing}. */
    String cell() {
        return state == State.WRITTEN ? file() : name + ":" + stateWord();
    }
}
