package org.ivrengine.app.flow;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ivr flow list}. */
@Command(name = "list", description = "Lists the flows.", mixinStandardHelpOptions = true)
final class FlowListCommand implements Callable<Integer> {

    @Mixin
    private FlowFiles files;

    @Option(names = "--json", description = "Print them as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<FlowSet> flows = files.load(spec.commandLine().getErr());
        if (flows.isEmpty()) {
            return 1;
        }
        if (json) {
            out.println(json(flows.get()));
        } else {
            out.printf("%-20s %-24s %5s  %s%n", "FLOW", "NUMBERS", "STEPS", "TITLE");
            for (Flow flow : flows.get().flows().values()) {
                out.printf(
                        "%-20s %-24s %5d  %s%n",
                        flow.name().name(),
                        String.join(" ", numbers(flow)),
                        written(flow),
                        flow.title().orElse(""));
            }
        }
        return 0;
    }

    private static String json(FlowSet flows) {
        ArrayNode list = new JsonMapper().createArrayNode();
        for (Flow flow : flows.flows().values()) {
            ObjectNode node = list.addObject();
            node.put("flow", flow.name().name()).put("file", flow.file()).put("steps", written(flow));
            flow.title().ifPresent(title -> node.put("title", title));
            ArrayNode numbers = node.putArray("numbers");
            numbers(flow).forEach(numbers::add);
        }
        return list.toPrettyString();
    }

    private static List<String> numbers(Flow flow) {
        return flow.numbers().stream().map(Reference::name).toList();
    }

    private static long written(Flow flow) {
        return flow.steps().values().stream().filter(Step::isWritten).count();
    }
}
