package org.ivrengine.flow.port;

import java.time.Duration;

/**
 * What to record.
 *
 * @param name file name without folder and ending; letters, digits and {@code -} only
 * @param longest the recording ends after this time at the latest
 * @param silence this much silence ends it; zero waits for the limit
 * @param stopKeys keys that end it, for example {@code "#"}; the key is taken and not handed out again
 * @param beep whether the caller hears a beep first
 */
public record RecordingRequest(String name, Duration longest, Duration silence, String stopKeys, boolean beep) {

    public RecordingRequest {
        if (!name.matches("[A-Za-z0-9-]{1,100}")) {
            throw new IllegalArgumentException("not a name for a recording: \"" + name + "\"");
        }
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a recording needs a limit over zero, got " + longest);
        }
        if (!stopKeys.chars().allMatch(symbol -> Key.isSymbol((char) symbol))) {
            throw new IllegalArgumentException("not telephone keys: \"" + stopKeys + "\"");
        }
    }
}
