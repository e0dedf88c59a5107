package org.ivrengine.channels;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ivrengine.channels.ChannelChange.Complete;
import org.ivrengine.channels.ChannelChange.Gone;
import org.ivrengine.channels.ChannelChange.Incomplete;
import org.ivrengine.channels.ChannelChange.KeyPressed;

/**
 * The channels of one Asterisk, folded from its events in the order in which they came. Not safe for several threads: it
 * belongs to the thread that reads the events.
 */
public final class Channels {

    private final Map<String, UpChannel> up = new LinkedHashMap<>();

    /** @return what is up, in the order of its creation */
    public Collection<UpChannel> up() {
        return List.copyOf(up.values());
    }

    /** Takes an event in and returns what follows from it. */
    public List<ChannelChange> apply(ChannelEvent event) {
        return switch (event) {
            case ChannelEvent.Created created -> {
                up.putIfAbsent(created.channelId(), new UpChannel(created.channelId(), created.name(), ""));
                yield List.of();
            }
            case ChannelEvent.KeyReleased key -> {
                boolean counts = key.received();
                yield counts ? List.of(new KeyPressed(key.channelId(), key.symbol(), key.atMs())) : List.of();
            }
            case ChannelEvent.HungUp gone -> {
                UpChannel was = up.remove(gone.channelId());
                yield List.of(new Gone(gone.channelId(), was == null ? "" : was.call(), gone.atMs(), true));
            }
            case ChannelEvent.Snapshot snapshot -> replaced(snapshot);
            case ChannelEvent.ReportsLost lost -> List.of(new Incomplete());
        };
    }

    private List<ChannelChange> replaced(ChannelEvent.Snapshot snapshot) {
        Map<String, UpChannel> now = new LinkedHashMap<>();
        Set<String> calls = new LinkedHashSet<>();
        for (UpChannel channel : snapshot.channels()) {
            now.put(channel.id(), channel);
            if (!channel.call().isEmpty()) {
                calls.add(channel.call());
            }
        }
        List<ChannelChange> changes = new ArrayList<>();
        for (UpChannel before : up.values()) {
            if (!now.containsKey(before.id())) {
                changes.add(new Gone(before.id(), before.call(), snapshot.atMs(), false));
            }
        }
        up.clear();
        up.putAll(now);
        changes.add(new Complete(Set.copyOf(now.keySet()), Set.copyOf(calls)));
        return List.copyOf(changes);
    }
}
