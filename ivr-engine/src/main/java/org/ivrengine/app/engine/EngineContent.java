package org.ivrengine.app.engine;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.Fault;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.run.Services;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;

/**
 * What callers meet: flows and prompts, read and checked as a whole.
 *
 * @param versions flows in force
 * @param catalogue prompts and how values are said
 * @param queues dial string by queue
 * @param extensions extension of the dialplan by the name that flows give it
 */
public record EngineContent(
        FlowVersions versions, Catalogue catalogue, Map<String, String> queues, Map<String, String> extensions) {

    /** @throws FaultyContentException with everything that is wrong */
    public static EngineContent read(EngineConfig config) throws IOException, FaultyContentException {
        List<Fault> faults = new ArrayList<>();
        LoadResult flows = FlowLoader.load(config.flows());
        if (flows instanceof LoadResult.Refused refused) {
            faults.addAll(refused.faults());
        }
        Optional<Catalogue> catalogue = catalogue(config, faults);
        if (flows instanceof LoadResult.Loaded loaded && catalogue.isPresent()) {
            return new EngineContent(
                    new FlowVersions(loaded.flows()), catalogue.get(), config.queues(), config.extensions());
        }
        throw new FaultyContentException(faults);
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
                new DialledQueues(queues),
                () -> Schedules.NONE,
                extensions,
                clock);
    }

    /** Until self-service brings the real ones. */
    private enum NoOperations implements Operations {
        INSTANCE;

        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Optional<OperationSignature> signature(String name) {
            return Optional.empty();
        }

        @Override
        public Result perform(Request request) {
            return new Result(UNAVAILABLE, Optional.empty());
        }
    }
}
