package org.ivrengine.flow.port;

import java.util.Locale;
import java.util.Set;

/** Where callers wait for a person. Safe for use by many threads. */
public interface QueueDesk {

    /** Names of the queues that there are. */
    Set<String> queues();

    /** Keeps the caller until she has talked or will not be served. A caller who leaves is a {@link SessionEnded}. */
    Outcome wait(String queue, Call call, Phone phone);

    /** How waiting ended, while the caller is still there. Names of a flow's exits in lower case. */
    enum Outcome {
        /** Talked with somebody, who has left. */
        TALKED,
        /** Nobody is there who could take the call. */
        NO_AGENTS,
        /** Waited as long as the queue lets. */
        OVERFLOW,
        /** The queue takes no more callers. */
        FULL,
        /** The queue is closed now. */
        CLOSED;

        /** As a flow's file writes it. */
        public String exit() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
