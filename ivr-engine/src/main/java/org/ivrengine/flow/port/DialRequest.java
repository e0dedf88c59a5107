package org.ivrengine.flow.port;

import java.time.Duration;
import java.util.Optional;

/**
 * Whom to call.
 *
 * @param target a dial string of the telephone system, for example {@code PJSIP/200}
 * @param ring how long it may ring
 * @param whisper what the other side alone hears before the two are connected
 * @param keys what the other side can press in the talk
 * @param recording file, by the telephone system's own name, into which the talk is recorded: samples of both sides in turn
 */
public record DialRequest(
        String target, Duration ring, Optional<Sound> whisper, TalkKeys keys, Optional<String> recording) {

    public DialRequest {
        if (!isTarget(target)) {
            throw new IllegalArgumentException("not a dial target: \"" + target + "\"; expected for example PJSIP/200");
        }
        if (ring.isNegative() || ring.isZero()) {
            throw new IllegalArgumentException("ring time must be over zero, got " + ring);
        }
    }

    public DialRequest(String target, Duration ring, Optional<Sound> whisper) {
        this(target, ring, whisper, TalkKeys.NONE, Optional.empty());
    }

    public DialRequest(String target, Duration ring) {
        this(target, ring, Optional.empty());
    }

    /** @return whether the text is a dial string, one telephone and nothing with a meaning of its own */
    public static boolean isTarget(String text) {
        return text.matches("[A-Za-z0-9]+/[A-Za-z0-9@._:/+-]{1,200}");
    }
}
