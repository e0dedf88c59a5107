package org.ivrengine.app.bench.connect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ivrengine.app.engine.FaultyContentException;
import org.ivrengine.app.up.ConfigOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ivr bench connect}: an agent is free, the next caller's call rings at her phone: how long between? */
@Command(
        name = "connect",
        description = {
            "Measures on a real Asterisk how long it takes from an agent's hanging up until her phone rings for the next",
            "caller who waits; then the same for Asterisk's own app_queue (retry=1), on the same Asterisk."
        },
        mixinStandardHelpOptions = true)
public final class ConnectBench implements Callable<Integer> {

    private static final Duration EACH_CALL_MAX = Duration.ofSeconds(10);

    @Spec
    private CommandSpec command;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "100",
            description = "Connections to measure of each (default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(
            names = "--waiting",
            paramLabel = "N",
            defaultValue = "5",
            description = "Callers in the queue (default: ${DEFAULT-VALUE})")
    private int waiting;

    @Option(names = "--json", description = "Print the figures as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, FaultyContentException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        // Short: Asterisk's control socket lies below it.
        Path folder = Files.createTempDirectory("ivr-connect-");
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        try (ConnectSite site = new ConnectSite(ConfigOption.home(), folder, calls, err::println)) {
            Duration within = EACH_CALL_MAX.multipliedBy(calls);
            figures.put("engine", figures(site.callUs(waiting).await(within)));
            site.endCalls();
            figures.put("app_queue", figures(site.callThem(waiting).await(within)));
            print(out, figures);
        }
        return 0;
    }

    private void print(PrintWriter out, Map<String, Map<String, Double>> figures) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(figures));
        } else {
            out.printf("agent free -> phone rings, %d times, %d callers wait; milliseconds%n", calls, waiting);
            figures.forEach((who, of) -> out.printf(
                    "%-10s 50 %%: %8.1f   99 %%: %8.1f   max: %8.1f%n",
                    who, of.get("p50_ms"), of.get("p99_ms"), of.get("max_ms")));
        }
        out.flush();
    }

    private static Map<String, Double> figures(List<Long> waitedNs) {
        List<Long> sorted = waitedNs.stream().sorted().toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50_ms", ms(sorted, 0.50));
        figures.put("p99_ms", ms(sorted, 0.99));
        figures.put("max_ms", ms(sorted, 1));
        return figures;
    }

    /** The nearest rank. */
    private static double ms(List<Long> sorted, double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }
}
