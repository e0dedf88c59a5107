package org.ivrengine.app.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.CallLog.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a call has ended. A session's end is not enough, for the caller can live on without it; the channel's end
 * is not enough either, for the session's thread may still have steps to log. So a call ends when both are over. Safe for
 * use by many threads.
 */
final class LiveCalls {

    private final CallLog log;
    private final Supplier<Set<String>> openInLog;
    private final InstantSource clock;
    private final Map<String, Live> byChannel = new HashMap<>();
    private boolean reportsAreComplete;

    /** @param openInLog our ids of the calls that the log does not know as ended */
    LiveCalls(CallLog log, Supplier<Set<String>> openInLog, InstantSource clock) {
        this.log = log;
        this.openInLog = openInLog;
        this.clock = clock;
    }

    private static final class Live {
        private final CallId call;
        private int sessions;
        private @Nullable Instant goneAt;
        private @Nullable Ending ending;

        private Live(CallId call) {
            this.call = call;
        }
    }

    synchronized void sessionBegan(String channel, CallId call) {
        Live live = byChannel.get(channel);
        if (live == null || !live.call.equals(call)) {
            live = new Live(call);
            byChannel.put(channel, live);
        }
        live.sessions++;
        live.ending = null;
    }

    /**
     * A session is over.
     *
     * @param ending how the call ends; null when it may come back in another session
     */
    synchronized void sessionEnded(String channel, CallId call, @Nullable Ending ending) {
        Live live = byChannel.get(channel);
        if (live == null || !live.call.equals(call)) {
            if (ending != null) {
                log.ended(call, clock.instant(), ending);
            }
            return;
        }
        live.sessions--;
        if (ending != null) {
            live.ending = ending;
        }
        // Nobody will tell when the channel is gone, so the session's word has to do.
        if (!reportsAreComplete && ending != null && live.goneAt == null) {
            live.goneAt = clock.instant();
        }
        endIfOver(channel, live);
    }

    /** @param call our id of the call, as far as the report knew it; empty otherwise */
    synchronized void channelGone(String channel, String call, Instant at, boolean exact) {
        Live live = byChannel.get(channel);
        if (live != null) {
            live.goneAt = at;
            if (!exact && live.ending == null && live.sessions == 0) {
                live.ending = Ending.UNKNOWN;
            }
            endIfOver(channel, live);
        } else if (CallId.isValid(call)) {
            log.ended(new CallId(call), at, exact ? Ending.BY_CALLER : Ending.UNKNOWN);
        }
    }

    /** Everything that is up was reported; what the log holds open and is not up has ended without us. */
    synchronized void reportsAreComplete(Set<String> callsUp) {
        reportsAreComplete = true;
        Set<String> accounted = new HashSet<>(callsUp);
        byChannel.values().forEach(live -> accounted.add(live.call.value()));
        for (String open : openInLog.get()) {
            if (!accounted.contains(open)) {
                log.ended(new CallId(open), clock.instant(), Ending.UNKNOWN);
            }
        }
    }

    synchronized void reportsAreIncomplete() {
        reportsAreComplete = false;
    }

    /** @return by our id of the call, the channel on which it is, as far as we know */
    synchronized Map<String, String> channels() {
        Map<String, String> channels = new HashMap<>();
        byChannel.forEach((channel, live) -> channels.put(live.call.value(), channel));
        return channels;
    }

    /** @return calls that are up, as far as we know */
    synchronized int count() {
        return byChannel.size();
    }

    private void endIfOver(String channel, Live live) {
        Instant goneAt = live.goneAt;
        if (goneAt != null && live.sessions == 0) {
            byChannel.remove(channel);
            Ending ending = live.ending;
            log.ended(live.call, goneAt, ending == null ? Ending.BY_CALLER : ending);
        }
    }
}
