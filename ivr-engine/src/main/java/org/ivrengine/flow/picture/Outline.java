package org.ivrengine.flow.picture;

import java.util.stream.Collectors;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Reference;

/** A flow as lines of text: each step, what it does, and where it leads. */
public final class Outline {

    private Outline() {}

    public static String of(Flow flow) {
        FlowGraph.Drawn drawn = FlowGraph.of(flow);
        StringBuilder text = new StringBuilder(heading(flow)).append('\n');
        FlowGraph.globalKeys(flow).forEach((key, leads) -> text.append("  any time %s -> %s%n".formatted(key, leads)));
        for (FlowGraph.Node node : drawn.nodes()) {
            if (node.isStep()) {
                text.append("%n%s%n".formatted(node.name()));
                node.lines().forEach(line -> text.append("    %s%n".formatted(line)));
                drawn.arrows().stream()
                        .filter(arrow -> arrow.from().equals(node.name()))
                        .forEach(arrow -> text.append("    %s-> %s%n"
                                .formatted(arrow.label().isEmpty() ? "" : arrow.label() + " ", arrow.to())));
            }
        }
        return text.toString();
    }

    /** Name, title and numbers. */
    public static String heading(Flow flow) {
        String numbers = flow.numbers().stream().map(Reference::name).collect(Collectors.joining(", "));
        return flow.name().name()
                + flow.title().map(title -> " (" + title + ")").orElse("")
                + (numbers.isEmpty() ? "" : ", number " + numbers);
    }
}
