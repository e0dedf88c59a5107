package org.ivrengine.channels;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is in which bridge, in the order of joining. */
final class Bridges {

    private final Map<String, Set<Line>> members = new HashMap<>();

    /** The line must be in none. */
    void enter(Line line, String bridgeId) {
        members.computeIfAbsent(bridgeId, id -> new LinkedHashSet<>()).add(line);
        line.bridgeId = bridgeId;
    }

    void leave(Line line) {
        Set<Line> there = members.get(line.bridgeId);
        if (there != null && there.remove(line) && there.isEmpty()) {
            members.remove(line.bridgeId);
        }
        line.bridgeId = "";
    }

    List<Line> in(String bridgeId) {
        return List.copyOf(members.getOrDefault(bridgeId, Set.of()));
    }

    List<Line> othersWith(Line line) {
        return members.getOrDefault(line.bridgeId, Set.of()).stream()
                .filter(other -> other != line)
                .toList();
    }

    /** Puts every line where it says it is. */
    void replaceAll(Iterable<Line> lines) {
        members.clear();
        for (Line line : lines) {
            if (!line.bridgeId.isEmpty()) {
                enter(line, line.bridgeId);
            }
        }
    }
}
