package org.ivrengine.agi;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Connections that have not sent their environment yet. An Asterisk sends it at once, so whoever floods us with silent
 * connections pushes out its own oldest ones and no call. Any thread.
 */
final class SilentConnections {

    private final int connectionsMax;
    private final SequencedSet<SessionHandler> oldestFirst = new LinkedHashSet<>();

    SilentConnections(int connectionsMax) {
        this.connectionsMax = connectionsMax;
    }

    /** @return the connection that has to go for the new one; null while there is room */
    synchronized @Nullable SessionHandler add(SessionHandler connection) {
        oldestFirst.add(connection);
        return oldestFirst.size() > connectionsMax ? oldestFirst.removeFirst() : null;
    }

    /** The connection has spoken or is gone. */
    synchronized void remove(SessionHandler connection) {
        oldestFirst.remove(connection);
    }

    synchronized int size() {
        return oldestFirst.size();
    }
}
