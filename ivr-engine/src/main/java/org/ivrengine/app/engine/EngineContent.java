package org.ivrengine.app.engine;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.QueuesFile;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.flow.check.Checker;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.run.Patience;
import org.ivrengine.flow.run.Services;
import org.ivrengine.flow.versions.FlowVersions;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.yaml.Fault;

/**
 * What callers meet, read and checked as a whole.
 *
 * @param versions flows in force, and those on which older calls began
 * @param hours opening hours in force
 * @param queues queues and extensions in force
 * @param operations in force
 * @param rules everything as it was read first
 * @param catalogue prompts and how values are said
 * @param files where all of it stands
 */
public record EngineContent(
        FlowVersions versions,
        CurrentHours hours,
        CurrentQueues queues,
        CurrentOperations operations,
        RuleFiles.Rules rules,
        Catalogue catalogue,
        RuleFiles files) {

    /** Folder of the versions of flows below the data folder. */
    private static final String VERSIONS_FOLDER = "flow-versions";

    /**
     * @param builtIn operations of our own
     * @throws FaultyContentException with everything that is wrong
     */
    public static EngineContent read(EngineConfig config, Operations builtIn, InstantSource clock)
            throws IOException, FaultyContentException {
        RuleFiles files = new RuleFiles(config.home(), config.flows(), config.operations(), config.hours());
        return switch (files.read(builtIn)) {
            case RuleFiles.Read.Faulty(List<Fault> faults) -> throw new FaultyContentException(faults);
            case RuleFiles.Read.Right(RuleFiles.Rules rules) -> {
                CurrentHours hours = new CurrentHours(files.hours(), rules.schedules());
                CurrentQueues queues = new CurrentQueues(files.queues(), rules.queues());
                CurrentOperations operations =
                        new CurrentOperations(files.operations(), config.home(), rules.remoteOperations(), builtIn);
                yield new EngineContent(
                        versions(config, files, rules, hours, queues, operations, clock),
                        hours,
                        queues,
                        operations,
                        rules,
                        rules.prompts(),
                        files);
            }
        };
    }

    private static FlowVersions versions(
            EngineConfig config,
            RuleFiles files,
            RuleFiles.Rules rules,
            CurrentHours hours,
            CurrentQueues queues,
            CurrentOperations operations,
            InstantSource clock)
            throws IOException, FaultyContentException {
        FlowVersions.Opened opened = FlowVersions.open(
                config.flows(),
                config.data().resolve(VERSIONS_FOLDER),
                Optional.of(rules.flows()),
                flows -> Stream.concat(
                                Checker.check(flows, rules.surroundings(operations, hours.schedules())).stream(),
                                files.clashes(flows, queues.queues()).stream())
                        .toList(),
                clock);
        return switch (opened) {
            case FlowVersions.Opened.Ready(FlowVersions versions) -> versions;
            case FlowVersions.Opened.Refused(List<Fault> faults) -> throw new FaultyContentException(faults);
        };
    }

    /** What would be wrong with the flows in force, were these the operations. */
    List<Fault> faultsWith(Operations others) {
        return Checker.check(versions.current(), rules.surroundings(others, hours.schedules()));
    }

    /** What would be wrong with the flows in force, were these the queues. */
    List<Fault> faultsWith(QueuesFile others) {
        return files.clashes(versions.current(), others);
    }

    /** @return what the runner needs */
    Services services(CallLog log, QueueDesk queueDesk, InstantSource clock, MetricRegistry metrics) {
        return new Services(
                catalogue,
                log,
                new MeasuredOperations(operations, metrics),
                queueDesk,
                hours::schedules,
                queues.queues().destinations().extensions(),
                clock,
                Patience.OF_CALLERS);
    }
}
