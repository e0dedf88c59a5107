package org.ivrengine.app.bench.connect;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ivrengine.app.engine.FaultyContentException;
import org.ivrengine.app.up.ConfigOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ivr bench connect}: an agent is free, the next caller's call rings at her phone: how long between? */
@Command(
        name = "connect",
        description = {
            "Measures on a real Asterisk how long it takes from an agent's hanging up until her phone rings for the next",
            "caller who waits, and the same for Asterisk's own app_queue (retry=1) on the same Asterisk, in turns."
        },
        mixinStandardHelpOptions = true)
public final class ConnectBench implements Callable<Integer> {

    private static final Duration EACH_CALL_MAX = Duration.ofSeconds(30);

    @Spec
    private CommandSpec command;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "200",
            description = "Connections to measure of each (default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(
            names = "--turns",
            paramLabel = "N",
            defaultValue = "4",
            description = "Turns in which each of the two has its connections (default: ${DEFAULT-VALUE})")
    private int turns;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description = "Connections of each before the first turn, of which only the longest is told"
                    + " (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--waiting",
            paramLabel = "N",
            defaultValue = "5",
            description = "Callers in the queue (default: ${DEFAULT-VALUE})")
    private int waiting;

    @Option(names = "--json", description = "Print the figures as JSON")
    private boolean json;

    /** The measured times of one of the two. */
    private static final class Times {
        private final List<Long> warmUpNs = new ArrayList<>();
        private final List<Long> ns = new ArrayList<>();
    }

    @Override
    public Integer call() throws IOException, InterruptedException, FaultyContentException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        if (calls < 1 || turns < 1 || turns > calls || warmUp < 1 || waiting < 1) {
            err.println("expected at least one of each, and no more turns than connections");
            return ExitCode.USAGE;
        }
        // Short: Asterisk's control socket lies below it.
        Path folder = Files.createTempDirectory("ivr-connect-");
        Times ours = new Times();
        Times theirs = new Times();
        double load;
        try (ConnectSite site = new ConnectSite(ConfigOption.home(), folder, err::println)) {
            ours.warmUpNs.addAll(measured(site, site.callUs(waiting), warmUp));
            theirs.warmUpNs.addAll(measured(site, site.callThem(waiting), warmUp));
            for (int turn = 0; turn < turns; turn++) {
                int count = calls * (turn + 1) / turns - calls * turn / turns;
                ours.ns.addAll(measured(site, site.callUs(waiting), count));
                theirs.ns.addAll(measured(site, site.callThem(waiting), count));
            }
            load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        }
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("engine", figures(ours));
        figures.put("app_queue", figures(theirs));
        print(out, figures, load);
        return ExitCode.OK;
    }

    private static List<Long> measured(ConnectSite site, BusyPhone phone, int count)
            throws IOException, InterruptedException {
        List<Long> times = phone.await(count, EACH_CALL_MAX);
        site.endCalls();
        return times;
    }

    private void print(PrintWriter out, Map<String, Map<String, Double>> figures, double load) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(figures));
        } else {
            out.printf(
                    "agent free -> phone rings, %d times each in %d turns, %d callers wait; milliseconds."
                            + " %d cores, load %.1f%n",
                    calls, turns, waiting, Runtime.getRuntime().availableProcessors(), load);
            figures.forEach((who, of) -> out.printf(
                    "%-10s 50 %%: %8.1f   90 %%: %8.1f   99 %%: %8.1f   max: %8.1f   (warm-up of %d, not counted: max %.1f)%n",
                    who,
                    of.get("p50_ms"),
                    of.get("p90_ms"),
                    of.get("p99_ms"),
                    of.get("max_ms"),
                    warmUp,
                    of.get("warm_up_max_ms")));
        }
        out.flush();
    }

    private static Map<String, Double> figures(Times times) {
        List<Long> sorted = times.ns.stream().sorted().toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50_ms", ms(sorted, 0.50));
        figures.put("p90_ms", ms(sorted, 0.90));
        figures.put("p99_ms", ms(sorted, 0.99));
        figures.put("max_ms", ms(sorted, 1));
        figures.put("warm_up_max_ms", ms(times.warmUpNs.stream().sorted().toList(), 1));
        return figures;
    }

    /** The nearest rank. */
    private static double ms(List<Long> sorted, double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }
}
