package org.ivrengine.app.flow;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.picture.Outline;
import org.ivrengine.flow.picture.SvgDrawing;
import org.ivrengine.yaml.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ivr flow show}. */
@Command(name = "show", description = "Shows a flow as an outline, or as a picture.", mixinStandardHelpOptions = true)
final class FlowShowCommand implements Callable<Integer> {

    @Mixin
    private FlowFiles files;

    @Parameters(paramLabel = "NAME", description = "Name of the flow.")
    private String name;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw it into this file instead.")
    private @Nullable Path svg;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<FlowSet> flows = files.load(spec.commandLine().getErr());
        if (flows.isEmpty()) {
            return 1;
        }
        Flow flow = flows.get()
                .named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no flow \"" + name + "\""
                                + Suggestion.among(name, flows.get().flows().keySet())));
        if (svg == null) {
            out.print(Outline.of(flow));
            out.flush();
        } else {
            Files.writeString(svg, SvgDrawing.of(flow));
            out.println(svg);
        }
        return 0;
    }
}
