package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
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

/** Everything round a flow, in memory, so that a test shows a conversation and nothing else. */
final class Rig {

    static final Call CALL = new Call(
            new CallId("0123456789abcdef0123456789abcdef"),
            "+15550100",
            "Ann",
            "1000",
            "en",
            Instant.parse("2026-03-02T15:00:00Z"));

    final SimulatedTime time = new SimulatedTime();
    final SimulatedCaller caller = new SimulatedCaller(time);
    final List<CallLog.StepVisit> visits = new ArrayList<>();
    final List<CallLog.OperationVisit> operationVisits = new CopyOnWriteArrayList<>();
    final List<String> checkpoints = new ArrayList<>();
    final List<Operations.Request> requests = new ArrayList<>();
    final Map<String, Function<Operations.Request, Operations.Result>> operations = new LinkedHashMap<>();
    final List<QueueDesk.Stay> stays = new ArrayList<>();

    /** How often the queues were told that the call is back and in none of them. */
    int backElsewhere;

    BiFunction<QueueDesk.Stay, Phone, QueueDesk.Ended> queueEnd =
            (stay, phone) -> new QueueDesk.Ended.With(QueueDesk.Outcome.TALKED);
    Schedules schedules = Schedules.NONE;
    Patience patience = new Patience.Endless();
    private final FlowSet flows;

    Rig(String... texts) {
        this.flows = load(texts);
    }

    Rig(FlowSet flows) {
        this.flows = flows;
    }

    static FlowSet load(String... texts) {
        List<FlowSource> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(new FlowSource("flow" + sources.size() + ".yaml", text));
        }
        return switch (FlowLoader.load(sources)) {
            case LoadResult.Loaded(FlowSet loaded) -> loaded;
            case LoadResult.Refused(var faults) -> fail("flows are refused: " + faults);
        };
    }

    /** A flow of these steps, which begin in a step named {@code start}; {@code out} says "out" and hangs up. */
    static String flow(String steps) {
        return """
                flow: main
                numbers: ["1000"]
                start: start
                defaults:
                  noinput: {1: silent-once, 2: silent-twice, then: out}
                  nomatch: {1: wrong-once, 2: wrong-twice, then: out}
                steps:
                  out: {say: out, hangup: true}
                """ + steps.indent(2);
    }

    CallLog.Ending begin() {
        return runner().run(
                        CALL,
                        caller,
                        checkpoints::add,
                        new Entry.Begin(flows, flows.forNumber("1000").orElseThrow()));
    }

    CallLog.Ending resume(Phone phone) {
        return runner().run(CALL, phone, checkpoints::add, new Entry.Resume(flows, checkpoints.getLast()));
    }

    /** The whole call, as the caller hears it. */
    void hears(String... expected) {
        begin();
        assertEquals(List.of(expected), caller.transcript());
    }

    /** Steps and outcomes, for example {@code menu: key 1}. */
    List<String> path() {
        return visits.stream()
                .map(visit -> visit.step() + ": " + visit.outcome())
                .toList();
    }

    private FlowRunner runner() {
        return new FlowRunner(new Services(
                new PlainSpeech(),
                new Log(),
                new Desk(),
                new Queue(),
                () -> schedules,
                Map.of("front-desk", "200"),
                time,
                patience));
    }

    private static final class PlainSpeech implements Speech {
        @Override
        public List<Sound> sounds(Utterance utterance, String language) {
            return List.of(new Sound(language, text(utterance, language)));
        }

        @Override
        public String text(Utterance utterance, String language) {
            return switch (utterance) {
                case Utterance.Prompt(String id) -> id;
                case Utterance.Cardinal(long value) -> "number/" + value;
                case Utterance.Digits(String characters) -> "digits/" + characters;
                case Utterance.Money(long minorUnits, String currency) ->
                    "money/" + minorUnits + currency.toLowerCase(java.util.Locale.ROOT);
                case Utterance.Date(var date) -> "date/" + date;
                case Utterance.Time(var at) -> "time/" + at.toString().replace(':', '-');
            };
        }
    }

    private final class Log implements CallLog {
        @Override
        public void started(Call call) {}

        @Override
        public void resumed(CallId call, Instant at) {}

        @Override
        public void stepLeft(CallId call, StepVisit visit) {
            visits.add(visit);
        }

        @Override
        public void operationDone(CallId call, OperationVisit visit) {
            operationVisits.add(visit);
        }

        @Override
        public void ended(CallId call, Instant at, Ending ending) {}
    }

    private final class Desk implements Operations {
        @Override
        public Set<String> names() {
            return operations.keySet();
        }

        @Override
        public Optional<OperationSignature> signature(String name) {
            return Optional.empty();
        }

        @Override
        public Result perform(Request request) {
            requests.add(request);
            return Optional.ofNullable(operations.get(request.name()))
                    .orElseThrow()
                    .apply(request);
        }
    }

    private final class Queue implements QueueDesk {
        @Override
        public Set<String> queues() {
            return Set.of("general");
        }

        @Override
        public void isBackElsewhere(Call call) {
            backElsewhere++;
        }

        @Override
        public Ended wait(Stay stay, Phone phone) {
            caller.transcript().add("(queue " + stay.queue() + ")");
            stays.add(stay);
            return queueEnd.apply(stay, phone);
        }
    }
}
