package org.ivrengine.app.bench.routing;

/**
 * One row.
 *
 * @param commandsPerSecond on one thread, of commands that report something
 * @param perCpuSecond commands of both kinds a second of processor time, the driver's own work included: what does not
 *     depend on who else uses the machine
 * @param timesPassed commands that only let time pass in the same while, each to meet a deadline: widen, announce, rest
 * @param timesPassedPerSecond how many of those a second
 * @param heapBytes of the router with all its agents and calls, after a collection
 * @param naivePerSecond decisions a second of the naive scan; 0 where it was not run
 */
record RoutingFigures(
        String title,
        RoutingScale scale,
        int commands,
        double commandsPerSecond,
        double perCpuSecond,
        double p50Us,
        double p99Us,
        double p999Us,
        double maxUs,
        long timesPassed,
        double timesPassedPerSecond,
        long heapBytes,
        double naivePerSecond) {

    static String head() {
        return String.format(
                "%-34s %7s %7s %6s %6s %7s  %11s %11s %7s %7s %7s %9s %11s %7s %9s%n",
                "",
                "agents",
                "profile",
                "skills",
                "queues",
                "waiting",
                "commands/s",
                "/CPU s",
                "50% us",
                "99% us",
                "99.9%",
                "max us",
                "deadlines/s",
                "MB",
                "naive/s");
    }

    String line() {
        return String.format(
                "%-34s %7d %7s %6d %6d %7d  %11.0f %11.0f %7.2f %7.2f %7.1f %9.0f %11.0f %7.1f %9s%n",
                title,
                scale.agents(),
                scale.ownProfiles() ? "own" : "shared",
                scale.skills(),
                scale.queues(),
                scale.waiting(),
                commandsPerSecond,
                perCpuSecond,
                p50Us,
                p99Us,
                p999Us,
                maxUs,
                timesPassedPerSecond,
                heapBytes / 1e6,
                naivePerSecond == 0 ? "" : String.format("%.0f", naivePerSecond));
    }
}
