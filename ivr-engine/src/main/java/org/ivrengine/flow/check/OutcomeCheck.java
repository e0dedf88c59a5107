package org.ivrengine.flow.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.yaml.Suggestion;

/** Whether every outcome is handled, and nothing is handled that never comes; inputs by name, too. */
final class OutcomeCheck {

    private final Flow flow;
    private final Findings findings;

    private OutcomeCheck(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    static void check(FlowSet flows, Surroundings surroundings, Findings findings) {
        Set<String> ofQueues = new TreeSet<>(Arrays.stream(QueueDesk.Outcome.values())
                .map(QueueDesk.Outcome::exit)
                .toList());
        for (Flow flow : flows.flows().values()) {
            OutcomeCheck check = new OutcomeCheck(flow, findings);
            for (Step step : flow.steps().values()) {
                if (step instanceof Step.Operation operation) {
                    surroundings
                            .operations()
                            .signature(operation.operation().name())
                            .ifPresent(signature -> check.operation(operation, signature));
                } else if (step instanceof Step.Queue queue) {
                    check.outcomes(queue, queue.on(), queue.otherwise(), ofQueues);
                }
            }
        }
    }

    private void operation(Step.Operation step, OperationSignature signature) {
        outcomes(step, step.on(), step.otherwise(), signature.outcomes().keySet());
        step.with().forEach((name, operand) -> input(name, operand, signature));
        signature.inputs().forEach((name, input) -> {
            if (input.isRequired() && !step.with().containsKey(name)) {
                findings.add(
                        flow,
                        step.operation().place(),
                        signature.name() + " needs \"" + name + "\" (" + input.type() + "), for example: with: {" + name
                                + ": $" + name + "}");
            }
        });
        boolean gives = signature.outcomes().values().stream().anyMatch(Optional::isPresent);
        step.into().ifPresent(into -> {
            if (!gives) {
                findings.add(
                        flow,
                        into.place(),
                        signature.name() + " gives nothing back that \"" + into.name() + "\" could get");
            }
        });
    }

    private void input(String name, Operand operand, OperationSignature signature) {
        if (!signature.inputs().containsKey(name)) {
            findings.add(
                    flow,
                    operand.place(),
                    signature.name() + " takes no \"" + name + "\""
                            + Suggestion.among(name, signature.inputs().keySet()));
        }
    }

    private void outcomes(Step step, Map<String, Target> on, Optional<Target> otherwise, Set<String> possible) {
        on.forEach((outcome, target) -> {
            if (!possible.contains(outcome)) {
                findings.add(
                        flow,
                        target.place(),
                        "\"" + outcome + "\" never comes out of this step" + Suggestion.among(outcome, possible));
            }
        });
        List<String> unhandled =
                possible.stream().filter(outcome -> !on.containsKey(outcome)).toList();
        if (!unhandled.isEmpty() && otherwise.isEmpty()) {
            findings.add(
                    flow,
                    step.head().place(),
                    "step \"" + step.name() + "\" does not say where to go on " + String.join(", ", unhandled)
                            + "; \"otherwise\" can stand for all that are left");
        }
    }
}
