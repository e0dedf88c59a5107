package org.ivrengine.app.flow.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;

/** Queues, and operations that nobody provides: whoever plays the caller says how they end. */
final class TerminalWorld implements QueueDesk, Operations {

    private final FlowSet flows;
    private final TerminalPhone phone;

    TerminalWorld(FlowSet flows, TerminalPhone phone) {
        this.flows = flows;
        this.phone = phone;
    }

    @Override
    public Set<String> queues() {
        Set<String> queues = new TreeSet<>();
        for (Step step : steps()) {
            if (step instanceof Step.Queue queue) {
                queues.add(queue.queue().name());
            }
        }
        return queues;
    }

    @Override
    public Ended wait(Stay stay, Phone caller) {
        List<Ended> ends = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            ends.add(new Ended.With(outcome));
            words.add(outcome.exit());
        }
        for (char key : stay.keys()) {
            ends.add(new Ended.ByKey(key));
            words.add("you press " + key);
        }
        return ends.get(choose("you wait in queue " + stay.queue(), words));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Step step : steps()) {
            if (step instanceof Step.Operation operation) {
                names.add(operation.operation().name());
            }
        }
        return names;
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return Optional.empty();
    }

    @Override
    public Result perform(Request request) {
        Set<String> outcomes = new TreeSet<>(Set.of(UNAVAILABLE));
        for (Step step : steps()) {
            if (step instanceof Step.Operation operation
                    && operation.operation().name().equals(request.name())) {
                outcomes.addAll(operation.on().keySet());
            }
        }
        List<String> listed = new ArrayList<>(outcomes);
        int chosen = choose("the flow asks " + request.name(), listed);
        return new Result(listed.get(chosen), Optional.empty());
    }

    private List<Step> steps() {
        return flows.flows().values().stream()
                .map(Flow::steps)
                .flatMap(steps -> steps.values().stream())
                .toList();
    }

    /** @return index of the choice; the first one without a key that fits */
    private int choose(String what, List<String> choices) {
        StringBuilder question = new StringBuilder(what + "; how does it end?");
        for (int i = 0; i < choices.size(); i++) {
            question.append(i == 0 ? " " : ", ").append(i + 1).append(' ').append(choices.get(i));
        }
        int chosen = phone.decided(question.toString())
                .map(symbol -> Character.digit(symbol, 10) - 1)
                .orElse(0);
        return chosen >= 0 && chosen < choices.size() ? chosen : 0;
    }
}
