package org.ivrengine.app.bench.routing;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The measuring process of {@link RoutingBench}. Arguments: commands a row, whether JSON is wanted. */
final class RoutingBenchMain {

    private static final long NAIVE_NS = 1_000_000_000L;

    private RoutingBenchMain() {}

    public static void main(String[] args) {
        int commands = Integer.parseInt(args[0]);
        boolean json = Boolean.parseBoolean(args[1]);
        List<RoutingFigures> rows = new ArrayList<>();
        for (Map.Entry<String, RoutingScale> row : rows().entrySet()) {
            System.err.println("measuring: " + row.getKey());
            rows.add(
                    measure(row.getKey(), row.getValue(), commands, row.getKey().startsWith("goal")));
        }
        System.out.print(json ? JsonMapper.shared().writeValueAsString(rows) + "\n" : table(rows));
    }

    /** The first row warms the compiler up and is not shown. */
    private static Map<String, RoutingScale> rows() {
        RoutingScale goal = RoutingScale.GOAL;
        Map<String, RoutingScale> rows = new LinkedHashMap<>();
        rows.put("warm-up", goal.withAgents(1_000).withWaiting(5_000));
        rows.put("goal, a profile for every agent", goal);
        rows.put("goal, 200 profiles", goal.withSharedProfiles());
        rows.put("1,000 agents", goal.withAgents(1_000));
        rows.put("100 agents", goal.withAgents(100));
        rows.put("20 skills", goal.withSkills(20));
        rows.put("10 queues", goal.withQueues(10));
        rows.put("5,000 waiting", goal.withWaiting(5_000));
        rows.put("500 waiting", goal.withWaiting(500));
        rows.put("nobody waits, a third free", goal.withWaiting(0));
        rows.put("nobody waits, 200 profiles", goal.withWaiting(0).withSharedProfiles());
        return rows;
    }

    private static RoutingFigures measure(String title, RoutingScale scale, int commands, boolean withNaive) {
        long heapBefore = usedHeap();
        Stopwatch stopwatch = new Stopwatch();
        RoutingDay day = new RoutingDay(scale, stopwatch);
        day.begin();
        day.run(commands);
        stopwatch.reset();
        long cpuBefore = cpuNs();
        day.run(commands);
        long cpuNs = cpuNs() - cpuBefore;
        double[] us = stopwatch.quantilesUs(0.5, 0.99, 0.999, 1);
        long heapBytes = usedHeap() - heapBefore;
        if (day.waitingCalls() < scale.waiting() * 9 / 10) {
            throw new IllegalStateException("only " + day.waitingCalls() + " wait at the end of " + title);
        }
        double naive = withNaive ? new NaiveScan(scale).decisionsPerSecond(NAIVE_NS) : 0;
        return new RoutingFigures(
                title,
                scale,
                stopwatch.count(),
                stopwatch.commandsPerSecond(),
                (stopwatch.count() + stopwatch.timePassed()) * 1e9 / cpuNs,
                us[0],
                us[1],
                us[2],
                us[3],
                stopwatch.timePassed(),
                stopwatch.timesPassedPerSecond(),
                heapBytes,
                naive);
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @SuppressWarnings("SystemGC") // what is still in use after a collection is what we ask for
    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String table(List<RoutingFigures> rows) {
        StringBuilder text = new StringBuilder(RoutingFigures.head());
        rows.stream().skip(1).forEach(row -> text.append(row.line()));
        return text.toString();
    }
}
