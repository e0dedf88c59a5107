package org.ivrengine.flow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ivrengine.flow.hours.Opening;
import org.ivrengine.flow.hours.Schedule;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.model.Wishes;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.port.Recording;
import org.ivrengine.flow.port.RecordingRequest;
import org.ivrengine.flow.port.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that do something without asking the caller. */
final class Acting {

    private static final Logger LOG = LoggerFactory.getLogger(Acting.class);

    private final Services services;
    private final Conversation conversation;
    private final Phone phone;
    private final Values values;
    private final Performing performing;

    Acting(Services services, Conversation conversation, Phone phone, Speaker speaker, Values values) {
        this.services = services;
        this.conversation = conversation;
        this.phone = phone;
        this.values = values;
        performing = new Performing(services, speaker, phone);
    }

    Left operation(Step.Operation step) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        step.with().forEach((name, operand) -> values.of(operand).ifPresent(value -> inputs.put(name, value)));
        // The same after a crash in this visit, another in every other visit: an order is not cancelled twice.
        String idempotencyKey = conversation.call.id() + "-" + conversation.visit();
        Operations.Result result = performing.perform(
                new Operations.Request(conversation.call.id(), step.operation().name(), inputs, idempotencyKey));
        result.output()
                .ifPresent(output -> step.into().ifPresent(into -> conversation.variables.set(into.name(), output)));
        return outcome(result.outcome(), step.on(), step.otherwise());
    }

    private static Left outcome(String outcome, Map<String, Target> on, Optional<Target> otherwise) {
        Target target = on.get(outcome);
        if (target != null) {
            return Left.to(outcome, target);
        }
        return Left.to(
                outcome, otherwise.orElseThrow(() -> new FlowFault("nobody handles the outcome \"" + outcome + "\"")));
    }

    Left choose(Step.Choose step) {
        for (int i = 0; i < step.branches().size(); i++) {
            if (values.holds(step.branches().get(i).when())) {
                return Left.to(Integer.toString(i + 1), step.branches().get(i).target());
            }
        }
        return Left.to("otherwise", step.otherwise());
    }

    Left hours(Step.Hours step) {
        String name = step.schedule().name();
        Optional<Schedule> schedule = services.schedules().get().named(name);
        if (schedule.isEmpty()) {
            LOG.error("There is no schedule \"{}\" any more; taken as closed", name);
        }
        Opening opening =
                schedule.map(found -> found.at(services.clock().instant())).orElse(Opening.CLOSED);
        return switch (opening) {
            case OPEN -> Left.to("open", step.open());
            case CLOSED -> Left.to("closed", step.closed());
            case HOLIDAY -> Left.to("holiday", step.holiday().orElse(step.closed()));
        };
    }

    Left set(Step.SetVariables step) {
        for (Step.SetVariables.Assignment assignment : step.assignments()) {
            values.of(assignment.value())
                    .ifPresent(value ->
                            conversation.variables.set(assignment.variable().name(), value));
        }
        return Left.to("set", step.next());
    }

    Flow flow(Reference name) {
        return conversation
                .flows
                .named(name.name())
                .orElseThrow(() -> new IllegalStateException("no flow " + name.name()));
    }

    Left queue(Step.Queue step) {
        Optional<Diversion> diverted = conversation.diverted();
        String sentTo = diverted.map(there -> " (" + there.text() + ")").orElse("");
        Optional<String> otherQueue =
                diverted.filter(there -> there.kind() == Diversion.Kind.QUEUE).map(Diversion::to);
        QueueDesk.Stay stay = new QueueDesk.Stay(
                conversation.call,
                otherQueue.orElse(step.queue().name()),
                conversation.visit(),
                Instant.ofEpochMilli(conversation.joinedAtMs().orElseGet(services.clock()::millis)),
                conversation.language(),
                // What the flow asks for is asked of its own queue.
                otherQueue.isPresent() ? QueueDesk.Wishes.NONE : wishes(step.wishes()),
                new TreeSet<>(step.keys().keySet()),
                conversation.isReturned(),
                diverted,
                conversation.consent().mayRecord(),
                WayToVoicemail.of(step, conversation));
        return switch (services.queueDesk().wait(stay, phone)) {
            case QueueDesk.Ended.With(QueueDesk.Outcome outcome) ->
                sent(sentTo, outcome(outcome.exit(), step.on(), step.otherwise()));
            case QueueDesk.Ended.ByKey(char key) -> {
                Target target = step.keys().get(key);
                if (target == null) {
                    throw new IllegalStateException("nobody waits for key " + key);
                }
                yield Left.to("key " + key, target);
            }
            case QueueDesk.Ended.Moved(String queue, Instant at) ->
                new Left("moved to " + queue, new Left.Next.Again(new Diversion(Diversion.Kind.QUEUE, queue), at));
        };
    }

    private QueueDesk.Wishes wishes(Wishes wishes) {
        return new QueueDesk.Wishes(
                wishes.requires().map(Reference::name).orElse(""),
                wishes.priority()
                        .flatMap(values::of)
                        .map(value -> Values.require(value, Value.Whole.class).number())
                        .orElse(0L),
                wishes.agent().flatMap(values::of).map(Values::text).filter(agent -> !agent.isEmpty()),
                Duration.ofMillis(wishes.agentForMs()));
    }

    /** The call log says where an agent had sent her. */
    private static Left sent(String where, Left left) {
        return new Left(left.outcome() + where, left.next());
    }

    Left transfer(Step.Transfer step) {
        String name = step.extension().name();
        String extension = services.extensions().get(name);
        if (extension == null) {
            throw new FlowFault("there is no extension \"" + name + "\"");
        }
        phone.transferTo(extension);
        return Left.ended("transferred", Ending.TRANSFERRED);
    }

    Left voicemail(Step.Voicemail step) {
        String name = step.mailbox().name() + "-" + conversation.call.id() + "-" + conversation.visit();
        Recording recording = phone.record(new RecordingRequest(
                name,
                Duration.ofMillis(step.longestMs()),
                Duration.ofMillis(step.silenceMs()),
                Character.toString(step.endKey()),
                true));
        return Left.to("recorded " + recording.lengthMs() / 1000 + " s", step.next());
    }
}
