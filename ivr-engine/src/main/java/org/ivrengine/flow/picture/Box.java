package org.ivrengine.flow.picture;

import java.util.ArrayList;
import java.util.List;

/** Something with a place in a drawing: a node, the label of an arrow, or a point that an arrow passes. */
final class Box {

    final List<String> lines;
    final boolean isNode;
    final boolean isStep;
    final double width;
    final List<Box> above = new ArrayList<>();
    final List<Box> below = new ArrayList<>();
    /** Of its middle. */
    double x;

    double top;

    double height;

    private Box(List<String> lines, boolean isNode, boolean isStep, double width, double height) {
        this.lines = lines;
        this.isNode = isNode;
        this.isStep = isStep;
        this.width = width;
        this.height = height;
    }

    static Box node(FlowGraph.Node node) {
        List<String> lines = new ArrayList<>(List.of(node.name()));
        lines.addAll(node.lines());
        double width = lines.stream().mapToDouble(Measures::textWidth).max().orElse(0) + 2 * Measures.PADDING;
        return new Box(lines, true, node.isStep(), width, lines.size() * Measures.LINE + 2 * Measures.PADDING);
    }

    static Box label(String label) {
        if (label.isEmpty()) {
            return point();
        }
        List<String> lines = Measures.wrapped(label);
        double width = lines.stream().mapToDouble(Measures::textWidth).max().orElse(0) + Measures.PADDING;
        return new Box(lines, false, false, width, lines.size() * Measures.LINE);
    }

    static Box point() {
        return new Box(List.of(), false, false, Measures.POINT, 0);
    }

    double bottom() {
        return top + height;
    }

    /** Whether it is there for an arrow to pass; it is then as high as its row, so that the arrow cuts no corner. */
    boolean isPoint() {
        return lines.isEmpty();
    }

    double middle() {
        return top + height / 2;
    }
}
