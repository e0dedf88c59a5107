package org.ivrengine.app.engine;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.flow.check.Checker;
import org.ivrengine.flow.desk.Destinations;
import org.ivrengine.flow.desk.DialingDesk;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.run.Services;
import org.ivrengine.flow.versions.FlowVersions;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.yaml.Fault;

/**
 * What callers meet, read and checked as a whole.
 *
 * @param versions flows in force, and those on which older calls began
 * @param hours opening hours in force
 * @param destinations whom queues ring, and where calls can be given to
 * @param catalogue prompts and how values are said
 */
public record EngineContent(FlowVersions versions, CurrentHours hours, Destinations destinations, Catalogue catalogue) {

    /** Folder of the versions of flows below the data folder. */
    private static final String VERSIONS_FOLDER = "flow-versions";

    /** @throws FaultyContentException with everything that is wrong */
    public static EngineContent read(EngineConfig config, InstantSource clock)
            throws IOException, FaultyContentException {
        RuleFiles files = new RuleFiles(config.home(), config.flows());
        return switch (files.read(NoOperations.INSTANCE)) {
            case RuleFiles.Read.Faulty(List<Fault> faults) -> throw new FaultyContentException(faults);
            case RuleFiles.Read.Right(RuleFiles.Rules rules) -> {
                CurrentHours hours = new CurrentHours(files.hours(), rules.schedules());
                yield new EngineContent(
                        versions(config, rules, hours, clock), hours, rules.destinations(), rules.prompts());
            }
        };
    }

    private static FlowVersions versions(
            EngineConfig config, RuleFiles.Rules rules, CurrentHours hours, InstantSource clock)
            throws IOException, FaultyContentException {
        FlowVersions.Opened opened = FlowVersions.open(
                config.flows(),
                config.data().resolve(VERSIONS_FOLDER),
                flows -> Checker.check(flows, rules.surroundings(NoOperations.INSTANCE, hours.schedules())),
                clock);
        return switch (opened) {
            case FlowVersions.Opened.Ready(FlowVersions versions) -> versions;
            case FlowVersions.Opened.Refused(List<Fault> faults) -> throw new FaultyContentException(faults);
        };
    }

    /** @return what the runner needs */
    Services services(CallLog log, InstantSource clock) {
        return new Services(
                catalogue,
                log,
                NoOperations.INSTANCE,
                new DialingDesk(destinations),
                hours::schedules,
                destinations.extensions(),
                clock);
    }
}
