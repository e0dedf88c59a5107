package org.ivrengine.agi;

/** Who handles calls. */
@FunctionalInterface
public interface CallHandler {

    /**
     * Handles one session from its first command to its end, on a virtual thread of its own; the session is closed when
     * this returns.
     */
    void handle(AgiCall call);
}
