package org.ivrengine.channels;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.channels.ChannelChange.PhoneChanged;

/** Telephones: whether they can be reached, and their channels. */
final class Phones {

    /** A telephone has fewer; of an endpoint that has more, a trunk of callers, only the eldest are told. */
    private static final int CALLS_MAX = 8;

    private final Map<String, Reach> reach = new HashMap<>();

    /** By endpoint, in the order of their creation. */
    private final Map<String, Set<Line>> lines = new LinkedHashMap<>();

    /** What was said last. */
    private final Map<String, PhoneState> told = new HashMap<>();

    void add(Line line) {
        lines.computeIfAbsent(line.endpoint(), endpoint -> new LinkedHashSet<>())
                .add(line);
    }

    void remove(Line line) {
        Set<Line> ofPhone = lines.get(line.endpoint());
        if (ofPhone != null && ofPhone.remove(line) && ofPhone.isEmpty()) {
            lines.remove(line.endpoint());
        }
    }

    void replaceAll(Collection<Line> all) {
        lines.clear();
        all.forEach(this::add);
    }

    void reported(String endpoint, Reach now) {
        reach.put(endpoint, now);
    }

    /** Every telephone of which anything was said or is up. */
    Set<String> endpoints() {
        Set<String> all = new LinkedHashSet<>(told.keySet());
        all.addAll(lines.keySet());
        return all;
    }

    PhoneState state(String endpoint, Bridges bridges) {
        List<PhoneCall> calls = new ArrayList<>();
        for (Line line : lines.getOrDefault(endpoint, Set.of())) {
            if (calls.size() == CALLS_MAX) {
                break;
            }
            // Asterisk may keep up the channel of one who has handed her caller over until that is answered.
            boolean hasLeft = line.handedOver && line.bridgeId.isEmpty();
            if (isAboutToBeDialed(line) || hasLeft) {
                continue;
            }
            Set<String> partners =
                    bridges.othersWith(line).stream().map(other -> other.id).collect(Collectors.toSet());
            calls.add(new PhoneCall(line.id, line.dialedBy, partners));
        }
        return new PhoneState(endpoint, reach.getOrDefault(endpoint, Reach.UNKNOWN), calls);
    }

    /** A moment later it is told for whom; until then it is nobody's call. */
    private static boolean isAboutToBeDialed(Line line) {
        return !line.dialed && (line.state == ChannelState.DOWN || line.state == ChannelState.RINGING);
    }

    /** What is news about these. */
    List<ChannelChange> changed(Collection<String> endpoints, Bridges bridges, long atMs) {
        List<ChannelChange> changes = new ArrayList<>();
        for (String endpoint : endpoints) {
            PhoneState now = state(endpoint, bridges);
            PhoneState before = told.get(endpoint);
            if (now.equals(before)) {
                continue;
            }
            if (now.calls().isEmpty() && now.reach() == Reach.UNKNOWN) {
                told.remove(endpoint); // a line of callers: nothing is kept of those who are gone
            } else {
                told.put(endpoint, now);
            }
            changes.add(new PhoneChanged(now, atMs));
        }
        return changes;
    }
}
