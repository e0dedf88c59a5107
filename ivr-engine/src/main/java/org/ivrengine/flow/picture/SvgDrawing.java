package org.ivrengine.flow.picture;

import java.util.List;
import java.util.Locale;
import org.ivrengine.flow.model.Flow;

/** A flow as an SVG picture: steps are boxes, exits are arrows with their names. */
public final class SvgDrawing {

    private static final String STYLE = """
            text { font: 13px sans-serif; fill: #1c2733; text-anchor: middle }
            .name { font-weight: bold }
            .heading { font-size: 16px; text-anchor: start }
            .step { fill: #eef4fb; stroke: #4a78a8 }
            .start { fill: #dff2e3; stroke: #3d8b54 }
            .end { fill: #f3f3f3; stroke: #8a8a8a }
            .label { fill: #ffffff }
            .arrow { fill: none; stroke: #5b6b7a; stroke-width: 1.3 }
            """;

    private final StringBuilder svg = new StringBuilder();

    private SvgDrawing() {}

    public static String of(Flow flow) {
        return new SvgDrawing().draw(flow);
    }

    private String draw(Flow flow) {
        Placing placing = new Placing(FlowGraph.of(flow));
        List<String> heading = heading(flow);
        double headingHeight = heading.size() * Measures.LINE + Measures.PADDING;
        double width = placing.boxes().stream()
                .mapToDouble(box -> box.x + box.width / 2)
                .max()
                .orElse(0);
        double headingWidth =
                heading.stream().mapToDouble(Measures::textWidth).max().orElse(0) * 16 / Measures.FONT;
        double height = placing.boxes().stream().mapToDouble(Box::bottom).max().orElse(0) + headingHeight;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\" viewBox=\"0 0 %1$.0f %2$.0f\">\n",
                Math.max(width, headingWidth + Measures.MARGIN) + Measures.MARGIN,
                height + Measures.MARGIN));
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        svg.append("<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                + " markerHeight=\"7\" orient=\"auto-start-reverse\">"
                + "<path d=\"M0,0 L8,4 L0,8 z\" fill=\"#5b6b7a\"/></marker></defs>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int i = 0; i < heading.size(); i++) {
            text("heading", Measures.MARGIN, Measures.MARGIN + i * Measures.LINE, heading.get(i));
        }
        svg.append(String.format(Locale.ROOT, "<g transform=\"translate(0,%.1f)\">\n", headingHeight));
        placing.arrows().forEach(this::arrow);
        for (Box box : placing.boxes()) {
            box(box, flow);
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static List<String> heading(Flow flow) {
        StringBuilder keys = new StringBuilder();
        FlowGraph.globalKeys(flow)
                .forEach((key, leads) -> keys.append(keys.isEmpty() ? "any time: " : ", ")
                        .append(key)
                        .append(" → ")
                        .append(leads));
        return keys.isEmpty() ? List.of(Outline.heading(flow)) : List.of(Outline.heading(flow), keys.toString());
    }

    private void box(Box box, Flow flow) {
        if (box.isPoint()) {
            return;
        }
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%d\"/>\n",
                style(box, flow),
                box.x - box.width / 2,
                box.top,
                box.width,
                box.height,
                box.isStep ? 6 : 12));
        double baseline = box.middle() - box.lines.size() * Measures.LINE / 2 + Measures.FONT;
        for (int i = 0; i < box.lines.size(); i++) {
            text(box.isNode && i == 0 ? "name" : "", box.x, baseline + i * Measures.LINE, box.lines.get(i));
        }
    }

    private static String style(Box box, Flow flow) {
        if (!box.isNode) {
            return "label";
        }
        if (!box.isStep) {
            return "end";
        }
        return box.lines.getFirst().equals(flow.start().name()) ? "start" : "step";
    }

    private void text(String style, double x, double y, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", style, x, y, escaped(text)));
    }

    /** A smooth line from the bottom of the box above, through all points, to the top of the box below. */
    private void arrow(Placing.Line line) {
        Box first = line.way().getFirst();
        Box last = line.way().getLast();
        double x = first.x;
        double y = first.bottom();
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M%.1f,%.1f", x, y));
        for (Box box : line.way().subList(1, line.way().size())) {
            double half = (box.top - y) / 2;
            path.append(String.format(
                    Locale.ROOT,
                    " C%.1f,%.1f %.1f,%.1f %.1f,%.1f",
                    x,
                    y + half,
                    box.x,
                    box.top - half,
                    box.x,
                    box.top));
            if (box != last) {
                path.append(String.format(Locale.ROOT, " V%.1f", box.bottom()));
            }
            x = box.x;
            y = box.bottom();
        }
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"arrow\" d=\"%s\" marker-%s=\"url(#head)\"/>\n",
                path,
                line.isUpward() ? "start" : "end"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
