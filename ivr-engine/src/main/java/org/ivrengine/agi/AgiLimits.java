package org.ivrengine.agi;

import java.time.Duration;

/**
 * Limits of the FastAGI server; those of the text are in {@link org.ivrengine.agi.codec.AgiSyntax}.
 *
 * @param connectionsMax connections in all; one more is closed at once, and its caller waits with music for another try
 * @param connectionsPerHostMax the same for one Asterisk, so that one that runs wild leaves the others their calls
 * @param silentConnectionsMax connections that have not sent their environment yet; beyond, the oldest of them is closed
 * @param environmentWithin time for the environment, which a real Asterisk sends at once
 * @param replyWithin longest silence after a command that takes no time of its own; longer ones add theirs
 * @param playbackMax longest single sound; no reply for so long means that the session is dead
 * @param talkMax longest talk, after which a session is given up as dead
 */
public record AgiLimits(
        int connectionsMax,
        int connectionsPerHostMax,
        int silentConnectionsMax,
        Duration environmentWithin,
        Duration replyWithin,
        Duration playbackMax,
        Duration talkMax) {

    public static final AgiLimits DEFAULT = new AgiLimits(
            25_000,
            25_000,
            2_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofHours(12));
}
