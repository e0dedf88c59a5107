package org.ivrengine.app.bench;

import org.ivrengine.app.bench.connect.ConnectBench;
import org.ivrengine.app.bench.history.HistoryBench;
import org.ivrengine.app.bench.routing.RoutingBench;
import picocli.CommandLine.Command;

/** {@code ./ivr bench}: groups the measurements. */
@Command(
        name = "bench",
        description = "Measures this machine; docs/BENCHMARKS.md says what the figures mean.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AgiBench.class,
            CallLogBench.class,
            OperationsBench.class,
            RoutingBench.class,
            ConnectBench.class,
            StartBench.class,
            HistoryBench.class
        })
public final class BenchCommand {}
