package org.ivrengine.agi;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that are open, in all and by host. Any thread. */
final class ConnectionCounts {

    private final int max;
    private final int perHostMax;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<InetAddress, Integer> byHost = new ConcurrentHashMap<>();

    ConnectionCounts(int max, int perHostMax) {
        this.max = max;
        this.perHostMax = perHostMax;
    }

    /** Counts a connection in. Whatever the answer, {@link #leave} follows when it is closed. */
    boolean enter(InetAddress host) {
        boolean fits = all.incrementAndGet() <= max;
        return byHost.merge(host, 1, Integer::sum) <= perHostMax && fits;
    }

    void leave(InetAddress host) {
        all.decrementAndGet();
        byHost.computeIfPresent(host, (same, count) -> count == 1 ? null : count - 1);
    }

    int all() {
        return all.get();
    }

    /** @return hosts with a connection; those without are not remembered */
    int hosts() {
        return byHost.size();
    }
}
