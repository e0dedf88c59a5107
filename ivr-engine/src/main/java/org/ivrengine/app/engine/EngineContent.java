package org.ivrengine.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.flow.check.Checker;
import org.ivrengine.flow.check.Surroundings;
import org.ivrengine.flow.desk.Destinations;
import org.ivrengine.flow.desk.DialingDesk;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.DestinationsReader;
import org.ivrengine.flow.load.Faults;
import org.ivrengine.flow.load.HoursReader;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.Fault;
import org.ivrengine.flow.run.Services;
import org.ivrengine.flow.versions.FlowVersions;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;

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
        List<Fault> faults = new ArrayList<>();
        Path hoursFile = config.home().resolve("config/hours.yaml");
        Schedules schedules = read(hoursFile, HoursReader::read, faults);
        Destinations destinations = read(config.home().resolve("config/queues.yaml"), DestinationsReader::read, faults);
        Optional<Catalogue> catalogue = catalogue(config, faults);
        // Without prompts every flow would lack all of them; that they cannot be read is told already.
        FlowVersions.Opened opened = FlowVersions.open(
                config.flows(),
                config.data().resolve(VERSIONS_FOLDER),
                flows -> catalogue
                        .map(prompts -> Checker.check(flows, surroundings(prompts, schedules, destinations)))
                        .orElse(List.of()),
                clock);
        if (opened instanceof FlowVersions.Opened.Refused refused) {
            faults.addAll(refused.faults());
        }
        if (opened instanceof FlowVersions.Opened.Ready ready && catalogue.isPresent() && faults.isEmpty()) {
            return new EngineContent(
                    ready.versions(), new CurrentHours(hoursFile, schedules), destinations, catalogue.get());
        }
        throw new FaultyContentException(faults);
    }

    private static Surroundings surroundings(Catalogue prompts, Schedules schedules, Destinations destinations) {
        return new Surroundings(
                prompts,
                NoOperations.INSTANCE,
                destinations.queues().keySet(),
                schedules.names(),
                destinations.extensions().keySet());
    }

    private static <T> T read(Path file, BiFunction<String, Faults, T> reader, List<Fault> into) throws IOException {
        Faults faults = new Faults(file.toString());
        T read = reader.apply(Files.readString(file), faults);
        into.addAll(faults.sorted());
        return read;
    }

    private static Optional<Catalogue> catalogue(EngineConfig config, List<Fault> faults) throws IOException {
        try {
            return Optional.of(Catalogue.load(config.promptTexts()));
        } catch (FaultyPromptsException faulty) {
            faults.addAll(faulty.faults());
            return Optional.empty();
        }
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
