package org.ivrengine.channels;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.channels.ChannelChange.ConsultationBegan;
import org.ivrengine.channels.ChannelChange.ConsultationEnded;

/**
 * Consultations by keys. Asterisk takes the agent's channel out of the caller's bridge and puts it into one with the near half
 * of a Local channel, whose far half dials. When she hands over, the near half takes her place beside the caller: from then on
 * the caller stands where the far half stands. As soon as sound flows Asterisk takes both halves out, by moving one of the two
 * into the other's bridge; for us the two bridges have been one since the handover.
 */
final class Consultations {

    private static final String HALVES = "Local/";
    private static final String NEAR = ";1";
    private static final String FAR = ";2";

    /** Bridges that are another one by now, for us. */
    private final Map<String, String> joined = new HashMap<>();

    private final Map<String, Line> lines;
    private final Bridges bridges;

    Consultations(Map<String, Line> lines, Bridges bridges) {
        this.lines = lines;
        this.bridges = bridges;
    }

    static boolean isNearHalf(Line line) {
        return line.name.startsWith(HALVES) && line.name.endsWith(NEAR);
    }

    static boolean isHalf(Line line) {
        return isNearHalf(line) || (line.name.startsWith(HALVES) && line.name.endsWith(FAR));
    }

    /** The bridge that it is for us. */
    String bridge(String bridgeId) {
        return joined.getOrDefault(bridgeId, bridgeId);
    }

    /** From now on the two bridges are one. */
    void join(String bridgeId, String with) {
        joined.put(bridgeId, with);
    }

    void forgetUnused() {
        joined.keySet()
                .removeIf(bridgeId ->
                        lines.values().stream().noneMatch(line -> line.bridgeId.equals(joined.get(bridgeId))));
    }

    /** The channel for which another one acts: the caller for the far half, once she was handed over. */
    String principal(String channelId) {
        Line line = lines.get(channelId);
        return line == null || line.handedTo.isEmpty() ? channelId : line.handedTo;
    }

    /**
     * An agent leaves the bridge in which she talks.
     *
     * @return whether she only goes to consult somebody
     */
    boolean begins(Line agent) {
        if (!agent.dialed || agent.holds != HoldState.HELD || agent.hungUpMs.isPresent() || agent.commanded) {
            return false;
        }
        Optional<Line> near = halfWaitingFor(agent);
        near.ifPresent(half -> {
            agent.consultsThrough = half.id;
            agent.callersBridge = agent.bridgeId;
        });
        return near.isPresent();
    }

    /** It was put into its bridge before she comes. */
    private Optional<Line> halfWaitingFor(Line agent) {
        return lines.values().stream()
                .filter(line -> isNearHalf(line)
                        && line.linkedId.equals(agent.linkedId)
                        && !line.bridgeId.isEmpty()
                        && bridges.othersWith(line).isEmpty())
                .findFirst();
    }

    /** The caller in that bridge, if the half enters it in the place of the agent who has consulted through it. */
    Optional<Line> handedOver(Line near, String bridgeId) {
        if (!isNearHalf(near)) {
            return Optional.empty();
        }
        List<Line> there = bridges.in(bridgeId);
        return there.size() == 1
                ? there.stream().filter(Consultations::isCaller).findFirst()
                : Optional.empty();
    }

    private static boolean isCaller(Line line) {
        return !line.dialed && !isHalf(line);
    }

    Optional<Line> agentOf(Line near) {
        return lines.values().stream()
                .filter(agent -> agent.consultsThrough.equals(near.id))
                .findFirst();
    }

    /** @return those who had consulted somebody for that caller */
    List<Line> callerGone(Line caller) {
        List<Line> agents = lines.values().stream()
                .filter(line -> !line.consultsThrough.isEmpty() && line.dialedBy.equals(caller.id))
                .toList();
        agents.forEach(agent -> {
            agent.consultsThrough = "";
            agent.dialedBy = "";
        });
        return agents;
    }

    Optional<Line> farHalfOf(Line near) {
        String name = near.name.substring(0, near.name.length() - NEAR.length()) + FAR;
        return lines.values().stream().filter(line -> line.name.equals(name)).findFirst();
    }

    /** Whether the agent consults somebody while that caller waits for her. */
    boolean isBetween(Line caller, Line agent) {
        return !agent.consultsThrough.isEmpty() && agent.callersBridge.equals(caller.bridgeId);
    }

    /**
     * What went on while nobody listened: who is in whose bridge tells.
     *
     * @return who consulted somebody until then
     */
    Set<Line> adopt(Collection<Line> all) {
        joined.clear();
        Set<Line> before = consulting();
        all.forEach(line -> line.consultsThrough = "");
        for (Line near : all) {
            if (!isNearHalf(near) || near.bridgeId.isEmpty()) {
                continue;
            }
            for (Line other : bridges.othersWith(near)) {
                if (other.dialed) {
                    adoptConsulting(other, near);
                }
            }
        }
        return before;
    }

    private Set<Line> consulting() {
        return lines.values().stream()
                .filter(line -> !line.consultsThrough.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param before who consulted somebody when we heard of it last */
    List<ChannelChange> told(Set<Line> before, long atMs) {
        Set<Line> now = consulting();
        List<ChannelChange> changes = new ArrayList<>();
        before.stream()
                .filter(line -> !now.contains(line))
                .forEach(line -> changes.add(new ConsultationEnded(line.id, atMs)));
        now.forEach(line -> changes.add(new ConsultationBegan(line.id, atMs)));
        return changes;
    }

    private void adoptConsulting(Line agent, Line near) {
        Line caller = lines.get(agent.linkedId);
        if (caller != null
                && !caller.bridgeId.isEmpty()
                && bridges.othersWith(caller).isEmpty()) {
            agent.consultsThrough = near.id;
            agent.callersBridge = caller.bridgeId;
        }
    }

    /** Who consults somebody has her caller on hold, though there is nobody in her bridge who could say so. */
    void holdCallers() {
        lines.values().stream()
                .filter(line -> !line.consultsThrough.isEmpty())
                .forEach(agent -> agent.holds = HoldState.HELD);
    }

    /** Callers who were handed over while nobody listened, by the near half that stands beside them. */
    Map<Line, Line> handedOver() {
        Map<Line, Line> callers = new HashMap<>();
        for (Line near : lines.values()) {
            if (isNearHalf(near) && !near.bridgeId.isEmpty()) {
                bridges.othersWith(near).stream()
                        .filter(Consultations::isCaller)
                        .findFirst()
                        .ifPresent(caller -> callers.put(near, caller));
            }
        }
        return callers;
    }
}
