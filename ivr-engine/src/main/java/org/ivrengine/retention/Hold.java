package org.ivrengine.retention;

import java.time.Instant;
import java.util.Optional;

/** Something that stays, whatever rules and requests say, until it is lifted. */
public record Hold(
        long number, Kind kind, String subject, String reason, String who, Instant at, Optional<Instant> liftedAt) {

    /** What a hold or a request is about. */
    public enum Kind {
        /** One call, by its id. */
        CALL,
        /** Everything of a caller's number. */
        CALLER,
        /** Everything of an account. */
        ACCOUNT
    }
}
