package org.ivrengine.app.bench.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ivr bench routing}: in a virtual machine of its own, with the compiler and the heap of a running engine. */
@Command(
        name = "routing",
        description = "Measures routing decisions: commands a second on one thread, time per command, heap;"
                + " how they grow with agents, skills, queues and waiting calls; and a naive scan in the same run.",
        mixinStandardHelpOptions = true)
public final class RoutingBench implements Callable<Integer> {

    private static final String HEAP = "-Xmx1g";

    @Option(names = "--json", description = "Prints the figures as JSON.")
    private boolean json;

    @Option(
            names = "--commands",
            defaultValue = "300000",
            paramLabel = "N",
            description = "Commands measured in each row, after as many to warm up. Default: ${DEFAULT-VALUE}.")
    private int commands;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (commands < 1) {
            System.err.println("ivr bench routing: --commands must be at least 1, not " + commands);
            return 2;
        }
        List<String> child = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                RoutingBenchMain.class.getName(),
                Integer.toString(commands),
                Boolean.toString(json));
        return new ProcessBuilder(child).inheritIO().start().waitFor();
    }
}
