package org.ivrengine.flow.port;

import java.time.Duration;

/**
 * Whom to call.
 *
 * @param target a dial string of the telephone system, for example {@code PJSIP/200}
 * @param ring how long it may ring
 */
public record DialRequest(String target, Duration ring) {

    public DialRequest {
        if (!target.matches("[A-Za-z0-9]+/[A-Za-z0-9@._:/+-]{1,200}")) {
            throw new IllegalArgumentException("not a dial target: \"" + target + "\"; expected for example PJSIP/200");
        }
        if (ring.isNegative() || ring.isZero()) {
            throw new IllegalArgumentException("ring time must be over zero, got " + ring);
        }
    }
}
