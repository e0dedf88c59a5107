package org.ivrengine.app.bench;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.agi.AgiCall;
import org.ivrengine.agi.CallHandler;
import org.ivrengine.agi.ChannelCheckpoints;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.flow.run.Entry;
import org.ivrengine.flow.run.FlowRunner;
import org.ivrengine.flow.run.Services;

/** Walks each call through a flow of so many say steps, with a checkpoint on the channel before each. */
final class BenchFlow implements CallHandler {

    private final InstantSource clock = InstantSource.system();
    private final FlowSet flows = load();
    private final CallLog callLog;
    private final FlowRunner runner;

    BenchFlow(CallLog callLog) {
        this.callLog = callLog;
        this.runner = new FlowRunner(new Services(
                new OnePrompt(), callLog, new NoOperations(), new NoQueues(), () -> Schedules.NONE, Map.of(), clock));
    }

    @Override
    public void handle(AgiCall session) {
        Call call = new Call(
                CallId.mint(),
                session.request().value("callerid"),
                session.request().value("calleridname"),
                session.request().value("extension"),
                session.request().value("language"),
                clock.instant());
        callLog.started(call);
        Entry entry = new Entry.Begin(flows, flows.named("bench").orElseThrow());
        CallLog.Ending ending =
                runner.run(call, session.phone(), new ChannelCheckpoints(session.phone(), call.id()), entry);
        callLog.ended(call.id(), clock.instant(), ending);
    }

    private static FlowSet load() {
        StringBuilder steps = new StringBuilder();
        for (int step = 1; step <= BenchCall.STEPS; step++) {
            steps.append("  say-").append(step).append(":\n    say: ").append(BenchCall.SOUND_ID);
            steps.append("\n    next: ")
                    .append(step < BenchCall.STEPS ? "say-" + (step + 1) : "hangup")
                    .append('\n');
        }
        String text = "flow: bench\nnumbers: [\"1000\"]\nstart: say-1\nsteps:\n" + steps;
        return switch (FlowLoader.load(List.of(new FlowSource("bench.yaml", text)))) {
            case LoadResult.Loaded(FlowSet flows) -> flows;
            case LoadResult.Refused(var faults) -> throw new IllegalStateException(faults.toString());
        };
    }

    private static final class OnePrompt implements Speech {
        @Override
        public List<Sound> sounds(Utterance utterance, String language) {
            return List.of(new Sound(language, text(utterance, language)));
        }

        @Override
        public String text(Utterance utterance, String language) {
            return utterance instanceof Utterance.Prompt(String id) ? id : "value";
        }
    }

    private static final class NoOperations implements Operations {
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
            throw new IllegalStateException("the measured flow has no operation");
        }
    }

    private static final class NoQueues implements QueueDesk {
        @Override
        public Set<String> queues() {
            return Set.of();
        }

        @Override
        public Ended wait(Stay stay, Phone phone) {
            throw new IllegalStateException("the measured flow has no queue");
        }
    }
}
