package org.ivrengine.selfservice.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One system that answers operations.
 *
 * @param name by which operations refer to it
 * @param base what every operation's path is appended to; without a slash at its end
 * @param headers sent with every request
 * @param answerOctetsMax longest body of an answer that is read
 * @param concurrentMax requests at a time
 */
record RemoteSystem(
        String name,
        URI base,
        Map<String, String> headers,
        Authentication authentication,
        int answerOctetsMax,
        int concurrentMax,
        Breaker breaker) {

    RemoteSystem {
        headers = Map.copyOf(headers);
    }

    /**
     * When nobody asks the system for a while.
     *
     * @param window of the last so many requests ...
     * @param requestsMin ... and at least so many ...
     * @param failedPercent ... this part has failed
     * @param pause until one request is let through to see whether the system is back
     */
    record Breaker(int window, int requestsMin, int failedPercent, Duration pause) {
        static final Breaker DEFAULT = new Breaker(20, 5, 50, Duration.ofSeconds(20));
    }
}
