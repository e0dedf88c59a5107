package org.ivrengine.flow.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ivrengine.flow.picture.FlowGraph.Arrow;
import org.ivrengine.flow.picture.FlowGraph.Drawn;
import org.ivrengine.flow.picture.FlowGraph.Node;

/**
 * Which row each node of a drawing is in: every arrow leads down, but for those that close a circle. Nodes have the even
 * rows; the odd ones are for the labels of arrows, so that no label lies on another or on a node.
 */
final class Layers {

    private final Map<String, List<Arrow>> outgoing = new LinkedHashMap<>();
    private final Set<Arrow> upward = new HashSet<>();
    private final Map<String, Integer> rows = new HashMap<>();

    Layers(Drawn drawn) {
        drawn.nodes().forEach(node -> outgoing.put(node.name(), new ArrayList<>()));
        for (Arrow arrow : drawn.arrows()) {
            List<Arrow> arrows = outgoing.get(arrow.from());
            if (arrows != null) {
                arrows.add(arrow);
            }
        }
        List<String> order = new ArrayList<>();
        Set<String> open = new HashSet<>();
        Set<String> done = new HashSet<>();
        drawn.nodes().stream().map(Node::name).forEach(name -> descend(name, open, done, order));
        for (String name : order.reversed()) {
            rows.putIfAbsent(name, 0);
            int below = row(name) + 2;
            for (Arrow arrow : arrowsFrom(name)) {
                if (!upward.contains(arrow)) {
                    rows.merge(arrow.to(), below, Math::max);
                }
            }
        }
    }

    /** Depth first: an arrow to a node that is still open closes a circle. Adds nodes after all that they lead to. */
    private void descend(String name, Set<String> open, Set<String> done, List<String> order) {
        if (done.contains(name) || !open.add(name)) {
            return;
        }
        for (Arrow arrow : arrowsFrom(name)) {
            if (open.contains(arrow.to())) {
                upward.add(arrow);
            } else {
                descend(arrow.to(), open, done, order);
            }
        }
        open.remove(name);
        done.add(name);
        order.add(name);
    }

    private List<Arrow> arrowsFrom(String name) {
        return outgoing.getOrDefault(name, List.of());
    }

    /** Counted from the top. */
    int row(String node) {
        return rows.getOrDefault(node, 0);
    }

    boolean isUpward(Arrow arrow) {
        return upward.contains(arrow);
    }

    int count() {
        return rows.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }
}
