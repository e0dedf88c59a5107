package org.ivrengine.flow.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ivrengine.flow.picture.FlowGraph.Arrow;
import org.ivrengine.flow.picture.FlowGraph.Drawn;
import org.ivrengine.flow.picture.FlowGraph.Node;

/**
 * Gives everything in a drawing its place, after Sugiyama: rows, then the order in each row so that few arrows cross,
 * then columns so that arrows are as straight as the others allow. The same flow always gives the same drawing.
 */
final class Placing {

    /** More rounds change nothing that one would see. */
    private static final int ROUNDS = 24;

    private final List<List<Box>> rows = new ArrayList<>();
    private final Map<String, Box> nodes = new HashMap<>();
    private final List<Line> arrows = new ArrayList<>();

    /**
     * An arrow's way.
     *
     * @param way from the box above to the one below, with all points between
     * @param isUpward whether it points at the first of them
     */
    record Line(List<Box> way, boolean isUpward) {
        Line {
            way = List.copyOf(way);
        }
    }

    Placing(Drawn drawn) {
        Layers layers = new Layers(drawn);
        for (int i = 0; i < layers.count(); i++) {
            rows.add(new ArrayList<>());
        }
        for (Node node : drawn.nodes()) {
            Box box = Box.node(node);
            nodes.put(node.name(), box);
            rows.get(layers.row(node.name())).add(box);
        }
        for (Arrow arrow : drawn.arrows()) {
            if (!arrow.from().equals(arrow.to())) {
                route(arrow, layers);
            }
        }
        order();
        columns();
        heights();
    }

    private void route(Arrow arrow, Layers layers) {
        boolean isUpward = layers.isUpward(arrow);
        String upper = isUpward ? arrow.to() : arrow.from();
        String lower = isUpward ? arrow.from() : arrow.to();
        int first = layers.row(upper) + 1;
        int last = layers.row(lower) - 1;
        // The label stands near the step that it says something about.
        int labelRow = isUpward ? last : first;
        List<Box> way = new ArrayList<>(List.of(box(upper)));
        for (int row = first; row <= last; row++) {
            Box passed = row == labelRow ? Box.label(arrow.label()) : Box.point();
            rows.get(row).add(passed);
            way.add(passed);
        }
        way.add(box(lower));
        for (int i = 1; i < way.size(); i++) {
            way.get(i - 1).below.add(way.get(i));
            way.get(i).above.add(way.get(i - 1));
        }
        arrows.add(new Line(way, isUpward));
    }

    private Box box(String name) {
        Box box = nodes.get(name);
        if (box == null) {
            throw new IllegalStateException("no node " + name);
        }
        return box;
    }

    private void order() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean isDown = round % 2 == 0;
            for (List<Box> row : isDown ? rows : rows.reversed()) {
                sort(row, isDown ? box -> box.above : box -> box.below);
            }
        }
    }

    /** By the mean place of the neighbours in the row before; a box without any keeps its own. */
    private void sort(List<Box> row, Function<Box, List<Box>> neighbours) {
        Map<Box, Double> weights = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            Box box = row.get(i);
            weights.put(
                    box,
                    neighbours.apply(box).stream()
                            .mapToDouble(other -> other.x)
                            .average()
                            .orElse(i));
        }
        row.sort(Comparator.comparingDouble(box -> weights.getOrDefault(box, 0.0)));
        for (int i = 0; i < row.size(); i++) {
            row.get(i).x = i;
        }
    }

    private void columns() {
        for (List<Box> row : rows) {
            Columns.place(row, List.copyOf(row).stream().map(_ -> 0.0).toList());
        }
        for (int round = 0; round < ROUNDS; round++) {
            boolean isDown = round % 2 == 0;
            for (List<Box> row : isDown ? rows : rows.reversed()) {
                Columns.place(row, row.stream().map(box -> wanted(box, isDown)).toList());
            }
        }
        double left = rows.stream()
                .flatMap(List::stream)
                .mapToDouble(box -> box.x - box.width / 2)
                .min()
                .orElse(0);
        rows.forEach(row -> row.forEach(box -> box.x += Measures.MARGIN - left));
    }

    private static double wanted(Box box, boolean isDown) {
        List<Box> first = isDown ? box.above : box.below;
        List<Box> then = isDown ? box.below : box.above;
        List<Box> neighbours = first.isEmpty() ? then : first;
        return neighbours.stream().mapToDouble(other -> other.x).average().orElse(box.x);
    }

    private void heights() {
        double top = Measures.MARGIN;
        for (List<Box> row : rows) {
            double height = row.stream().mapToDouble(box -> box.height).max().orElse(0);
            for (Box box : row) {
                if (box.isPoint()) {
                    box.height = height;
                }
                box.top = top + (height - box.height) / 2;
            }
            top += height + Measures.ROW_GAP;
        }
    }

    List<Box> boxes() {
        return rows.stream().flatMap(List::stream).toList();
    }

    List<Line> arrows() {
        return arrows;
    }
}
