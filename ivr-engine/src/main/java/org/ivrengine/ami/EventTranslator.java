package org.ivrengine.ami;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.asteriskjava.manager.event.DtmfBeginEvent;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.StatusCompleteEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.ivrengine.channels.ChannelEvent;
import org.ivrengine.channels.UpChannel;

/** Turns the library's events of one connection into ours. Belongs to the connection's event thread. */
final class EventTranslator {

    private static final String NO_KEY = "";

    private final List<UpChannel> snapshot = new ArrayList<>();

    /** By channel that had keys pressed since we listen: which one is down now. */
    private final Map<String, String> keyDown = new HashMap<>();

    private final ServerClock clock;

    EventTranslator(ServerClock clock) {
        this.clock = clock;
    }

    Optional<ChannelEvent> translate(ManagerEvent event) {
        return switch (event) {
            case DtmfBeginEvent key -> {
                if (key.isReceived()) {
                    keyDown.put(key.getUniqueId(), key.getDigit());
                }
                yield Optional.empty();
            }
            case DtmfEndEvent key
            when key.getDigit() != null && key.getDigit().length() == 1 ->
                key.isReceived() && isRepeated(key)
                        ? Optional.empty()
                        : Optional.of(new ChannelEvent.KeyReleased(
                                atMs(key), key.getUniqueId(), key.getDigit().charAt(0), key.isReceived()));
            case HangupEvent gone -> {
                keyDown.remove(gone.getUniqueId());
                yield Optional.of(new ChannelEvent.HungUp(
                        atMs(gone), gone.getUniqueId(), gone.getCause() == null ? 0 : gone.getCause()));
            }
            case StatusEvent up -> {
                snapshot.add(Snapshots.channel(up));
                yield Optional.empty();
            }
            case StatusCompleteEvent complete -> {
                ChannelEvent all = new ChannelEvent.Snapshot(atMs(complete), List.copyOf(snapshot));
                snapshot.clear();
                yield Optional.of(all);
            }
            default -> CallEvents.translate(event, atMs(event));
        };
    }

    /**
     * Asterisk tells the end of a key a second time when less than 45 ms lie between two keys, as they do when packets
     * were held up: an end without a beginning is no key. Unless it is the first that we hear of a channel's keys: then
     * the key went down before we listened.
     */
    private boolean isRepeated(DtmfEndEvent key) {
        String down = keyDown.get(key.getUniqueId());
        if (down == null || down.equals(key.getDigit())) {
            keyDown.put(key.getUniqueId(), NO_KEY);
            return false;
        }
        return true;
    }

    /** Asterisk's own stamp where its manager.conf has timestampevents=yes; its clock at our receipt otherwise. */
    @SuppressWarnings("JavaUtilDate") // the library stamps with java.util.Date
    private long atMs(ManagerEvent event) {
        Double seconds = event.getTimestamp();
        return seconds != null
                ? Math.round(seconds * 1000)
                : clock.serverMs(event.getDateReceived().getTime());
    }
}
