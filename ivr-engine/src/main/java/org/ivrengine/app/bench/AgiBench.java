package org.ivrengine.app.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ivr bench agi}: the FastAGI server beside its limit and beside others, in one run. */
@Command(
        name = "agi",
        description =
                "Measures the FastAGI server: calls, commands, CPU, think time, memory; beside a bare Netty handler"
                        + " (the limit), a virtual thread a call, and asterisk-java's own server.",
        mixinStandardHelpOptions = true)
public final class AgiBench implements Callable<Integer> {

    /** Files that a process needs besides its connections: libraries, and calls that end while the next begin. */
    private static final int OTHER_FILES = 1_000;

    /** Up to so many calls are answered at once; with more the replies pause, so that their rate stays within reach. */
    private static final int UNPAUSED_CALLS_MAX = 400;

    /** Commands a second that the pauses aim at. */
    private static final int PAUSED_COMMANDS_PER_SECOND = 20_000;

    /** The compiler is done with every server after so many commands, whatever else the machine does. */
    private static final int WARM_UP_COMMANDS = 400_000;

    private static final Duration WARM_UP_WITHIN = Duration.ofSeconds(60);
    private static final int WARM_UP_CALLS = 100;
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(60);

    @Option(names = "--json", description = "Prints the figures as JSON.")
    private boolean json;

    @Option(
            names = "--calls",
            split = ",",
            defaultValue = "10,400,2000,20000",
            paramLabel = "N",
            description = "Calls at a time, separated by commas. Default: ${DEFAULT-VALUE}.")
    private List<Integer> calls;

    @Option(
            names = "--servers",
            split = ",",
            paramLabel = "NAME",
            description = "Which servers: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<AgiServerKind> servers = List.of(AgiServerKind.values());

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "Rounds in which the servers take turns; the medians are shown. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "4",
            paramLabel = "S",
            description = "Length of one measurement. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    private record Case(AgiServerKind server, int calls) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<AgiServerKind, AgiServerChild> children = new EnumMap<>(AgiServerKind.class);
        Map<AgiServerKind, Long> idleHeap = new EnumMap<>(AgiServerKind.class);
        Map<Case, List<AgiMeasurement>> measured = new LinkedHashMap<>();
        try {
            for (AgiServerKind kind : servers) {
                progress("starting and warming up: " + kind.title());
                AgiServerChild child = new AgiServerChild(kind);
                children.put(kind, child);
                warmUp(child);
                idleHeap.put(kind, child.heapUsed());
            }
            for (int round = 1; round <= rounds; round++) {
                for (int offered : calls) {
                    int atOnce = withinFileLimit(offered);
                    for (AgiServerKind kind : servers) {
                        progress("round " + round + " of " + rounds + ", " + atOnce + " calls: " + kind.title());
                        AgiMeasurement one =
                                measure(kind, child(children, kind), idleHeap.getOrDefault(kind, 0L), atOnce);
                        measured.computeIfAbsent(new Case(kind, offered), absent -> new ArrayList<>())
                                .add(one);
                    }
                }
            }
        } finally {
            for (AgiServerChild child : children.values()) {
                child.close();
            }
        }
        List<AgiMeasurement> medians =
                measured.values().stream().map(AgiMeasurement::median).toList();
        System.out.print(json ? AgiBenchReport.json(medians) : AgiBenchReport.table(medians));
        return medians.stream().anyMatch(AgiBench::isFailureOfOurs) ? 1 : 0;
    }

    private static boolean isFailureOfOurs(AgiMeasurement measurement) {
        return measurement.failed() > 0
                && switch (measurement.server()) {
                    case ENGINE_PHONE, ENGINE_FLOW, ENGINE_LOGGED -> true;
                    case BARE_NETTY, THREAD_PER_CALL, ASTERISK_JAVA -> false;
                };
    }

    private static AgiServerChild child(Map<AgiServerKind, AgiServerChild> children, AgiServerKind kind) {
        AgiServerChild child = children.get(kind);
        if (child == null) {
            throw new IllegalStateException("not started: " + kind);
        }
        return child;
    }

    private static void warmUp(AgiServerChild child) throws InterruptedException {
        try (CallLoad load = new CallLoad(child.address(), WARM_UP_CALLS, Duration.ZERO)) {
            long deadlineNs = System.nanoTime() + WARM_UP_WITHIN.toNanos();
            for (long commands = 0; commands < WARM_UP_COMMANDS && System.nanoTime() < deadlineNs; ) {
                pass(Duration.ofMillis(200));
                commands += load.take().commands();
            }
            if (load.failed() > 0) {
                progress(load.failed() + " of the first calls failed");
            }
        }
    }

    private AgiMeasurement measure(AgiServerKind kind, AgiServerChild server, long idleHeap, int atOnce)
            throws IOException, InterruptedException {
        long pauseMs = atOnce <= UNPAUSED_CALLS_MAX ? 0 : atOnce * 1_000L / PAUSED_COMMANDS_PER_SECOND;
        try (CallLoad load = new CallLoad(server.address(), atOnce, Duration.ofMillis(pauseMs))) {
            long deadlineNs = System.nanoTime() + BEGIN_WITHIN.toNanos();
            while (!load.allBegan() && System.nanoTime() < deadlineNs) {
                pass(Duration.ofMillis(100));
            }
            pass(SETTLE.plusMillis(pauseMs));
            Duration cpuBefore = server.cpuTime();
            long beganNs = System.nanoTime();
            load.take();
            pass(Duration.ofSeconds(seconds));
            CallLoad.Counted counted = load.take();
            double tookSeconds = (System.nanoTime() - beganNs) / 1e9;
            double cpuUs = server.cpuTime().minus(cpuBefore).toNanos() / 1_000.0;
            double residentMb = server.residentBytes() / 1_048_576.0;
            long failed = load.failed();
            double heapKb = (server.heapUsed() - idleHeap) / 1_024.0;
            return new AgiMeasurement(
                    kind,
                    atOnce,
                    pauseMs,
                    counted.completed() / tookSeconds,
                    counted.commands() / tookSeconds,
                    cpuUs / counted.commands(),
                    counted.thinkTimes().percentileUs(50),
                    counted.thinkTimes().percentileUs(99),
                    failed,
                    heapKb / Math.max(1, load.openCalls()),
                    residentMb);
        }
    }

    /** Server and load each hold one end of every connection. */
    private static int withinFileLimit(int calls) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long most = system.getMaxFileDescriptorCount() - OTHER_FILES;
            if (calls > most) {
                progress("this shell allows " + system.getMaxFileDescriptorCount() + " open files: " + most
                        + " calls instead of " + calls + "; for all of them: ulimit -n " + (calls + OTHER_FILES));
                return (int) most;
            }
        }
        return calls;
    }

    private static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private static void progress(String what) {
        System.err.println("bench agi: " + what);
    }
}
