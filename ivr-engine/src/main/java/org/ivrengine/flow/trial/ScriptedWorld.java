package org.ivrengine.flow.trial;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.SessionEnded;

/** Operations and queues that answer as the transcript says. */
final class ScriptedWorld implements Operations, QueueDesk {

    private final Script script;
    private final ScriptedCaller caller;
    private final TrialClock clock;
    private final Given given;

    ScriptedWorld(Script script, ScriptedCaller caller, TrialClock clock, Given given) {
        this.script = script;
        this.caller = caller;
        this.clock = clock;
        this.given = given;
    }

    @Override
    public Set<String> names() {
        return given.operations().keySet();
    }

    /** Only the checker asks for signatures. */
    @Override
    public Optional<OperationSignature> signature(String name) {
        return Optional.empty();
    }

    @Override
    public Result perform(Request request) {
        caller.failIfGone();
        String what = "operation: " + request.name() + " with " + Wording.of(request.inputs());
        Optional<Result> always = given.operation(request.name());
        if (always.isPresent() && !isNext(request.name())) {
            script.note(what);
            return always.get();
        }
        Turn turn = caller.meet(
                what,
                expected -> expected instanceof Turn.Operation(var name, var with, var _, var _, var _)
                        && name.equals(request.name())
                        && with.filter(inputs -> !inputs.equals(request.inputs()))
                                .isEmpty());
        caller.plan(clock.millis());
        Turn.Operation operation = (Turn.Operation) turn;
        return new Result(operation.outcome(), operation.output());
    }

    private boolean isNext(String operation) {
        return script.current().orElse(null) instanceof Turn.Operation next
                && next.name().equals(operation);
    }

    @Override
    public Set<String> queues() {
        return given.queues().keySet();
    }

    @Override
    public Ended wait(Stay stay, Phone phone) {
        caller.failIfGone();
        String queue = stay.queue();
        boolean isNext = script.current().orElse(null) instanceof Turn.Queue;
        Optional<Outcome> always = given.queue(queue);
        if (always.isPresent() && !isNext) {
            script.note("queue: " + queue);
            return new Ended.With(always.get());
        }
        Turn turn = caller.meet(
                "queue: " + queue,
                expected -> expected instanceof Turn.Queue(var name, var _, var _) && name.equals(queue));
        caller.plan(clock.millis() + Limits.QUEUE_MS);
        Optional<Outcome> outcome = ((Turn.Queue) turn).outcome();
        if (outcome.isEmpty()) {
            return new Ended.ByKey(awaitKey(stay));
        }
        caller.pass(clock.millis() + Limits.QUEUE_MS);
        return new Ended.With(outcome.get());
    }

    /** Without an outcome she presses a key or hangs up in the next turn, which the reader has made sure of. */
    private char awaitKey(Stay stay) {
        while (true) {
            Key key = caller.nextKey(Duration.ofMillis(Limits.QUEUE_MS))
                    .orElseThrow(() -> new SessionEnded(SessionEnded.Why.HANGUP));
            if (stay.keys().contains(key.symbol())) {
                return key.symbol();
            }
            script.note("that key means nothing while she waits");
        }
    }
}
