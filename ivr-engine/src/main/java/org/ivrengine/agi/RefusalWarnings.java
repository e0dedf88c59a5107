package org.ivrengine.agi;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * Warns of connections that are refused, at most once in ten seconds: whoever knocks a thousand times a second shall not
 * fill the disk. How many went without a word is said with the next warning; the meter {@code agi.refused} counts all.
 */
final class RefusalWarnings {

    static final Duration EVERY = Duration.ofSeconds(10);

    private final Logger log;
    private long quietUntilNs;
    private boolean isFirst = true;
    private long unsaid;

    RefusalWarnings(Logger log) {
        this.log = log;
    }

    /** @param nowNs of a clock that only goes forward */
    synchronized void refused(long nowNs, Object peer, String why) {
        if (!isFirst && nowNs - quietUntilNs < 0) {
            unsaid++;
            return;
        }
        if (unsaid == 0) {
            log.warn("refused {}: {}", peer, why);
        } else {
            log.warn("refused {}: {}; and {} more since the last warning", peer, why, unsaid);
        }
        isFirst = false;
        unsaid = 0;
        quietUntilNs = nowNs + EVERY.toNanos();
    }
}
