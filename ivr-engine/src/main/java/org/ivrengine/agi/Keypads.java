package org.ivrengine.agi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ivrengine.flow.port.Key;

/**
 * The keys of all channels, as the manager connection reports them. A channel's keys are kept from its first one, also
 * before its session is there, until the channel is gone.
 */
public final class Keypads {

    private final ConcurrentMap<String, KeyBuffer> buffers = new ConcurrentHashMap<>();
    private volatile boolean live;

    /** Tells whether the manager connection reports keys. While it does not, sessions fall back on AGI's own keys. */
    public void setLive(boolean live) {
        this.live = live;
        buffers.values().forEach(KeyBuffer::wake);
    }

    public boolean isLive() {
        return live;
    }

    /** A key was pressed on a channel. */
    public void keyPressed(String channelId, Key key) {
        of(channelId).add(key);
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

    /** Without reports nobody tells when a channel is gone, so its session does. */
    void sessionEnded(String channelId) {
        if (!live) {
            buffers.remove(channelId);
        }
    }

    int size() {
        return buffers.size();
    }
}
