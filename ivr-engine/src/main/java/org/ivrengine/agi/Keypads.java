package org.ivrengine.agi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.ivrengine.flow.port.Key;

/**
 * The keys of all channels, as the manager connection reports them. A channel's keys are kept from its first one, also
 * before its session is there and between two sessions, until they are taken or the channel is gone.
 */
public final class Keypads {

    private final ConcurrentMap<String, KeyBuffer> buffers = new ConcurrentHashMap<>();
    private volatile boolean live;
    private volatile boolean reported;

    /** Tells whether the manager connection reports keys. While it does not, sessions fall back on AGI's own keys. */
    public void setLive(boolean live) {
        this.live = live;
        reported = false;
        buffers.values().forEach(KeyBuffer::expectNoLateReports);
    }

    public boolean isLive() {
        return live;
    }

    /** @return whether this manager connection has shown that it reports keys: it may be allowed to see none */
    boolean hasReported() {
        return live && reported;
    }

    /** A key was pressed on a channel. */
    public void keyPressed(String channelId, Key key) {
        reported = true;
        // Within compute, so that a session that ends now does not drop the buffer under the key.
        buffers.compute(channelId, (id, present) -> {
            KeyBuffer buffer = present == null ? new KeyBuffer() : present;
            buffer.add(key, nowMs());
            return buffer;
        });
    }

    /** The channel is gone; its keys are of no use any more. */
    public void channelGone(String channelId) {
        buffers.remove(channelId);
    }

    /** After a gap in the reports: channels that are not up any more are gone. */
    public void keepOnly(Set<String> channelIds) {
        buffers.keySet().retainAll(channelIds);
    }

    KeyBuffer of(String channelId) {
        return buffers.computeIfAbsent(channelId, id -> new KeyBuffer());
    }

    /**
     * The channel may go on in another session, which finds the keys that were typed ahead. Where there are none, nothing
     * is kept: its end may have been reported already. Without reports nobody tells of it at all.
     */
    void sessionEnded(String channelId) {
        buffers.computeIfPresent(channelId, (id, keys) -> live && !keys.isEmpty() ? keys : null);
    }

    int size() {
        return buffers.size();
    }

    /** @return milliseconds of a clock that only goes forward */
    static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
