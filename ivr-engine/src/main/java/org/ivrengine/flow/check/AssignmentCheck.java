package org.ivrengine.flow.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.model.CallFields;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Step;
import org.ivrengine.yaml.Place;

/** Variables that are used where a call can come without having set them. */
final class AssignmentCheck {

    private final VariableTypes types;
    private final Set<String> recordedQueues;
    private final Findings findings;

    private AssignmentCheck(VariableTypes types, Set<String> recordedQueues, Findings findings) {
        this.types = types;
        this.recordedQueues = recordedQueues;
        this.findings = findings;
    }

    static void check(FlowSet flows, Surroundings surroundings, VariableTypes types, Findings findings) {
        AssignmentCheck check = new AssignmentCheck(types, surroundings.recordedQueues(), findings);
        Assignments assignments = new Assignments(flows, surroundings.operations());
        for (Flow flow : flows.flows().values()) {
            assignments.atEntry(flow).forEach((name, set) -> check.step(flow, flow.require(name), set));
        }
    }

    private void step(Flow flow, Step step, Set<String> set) {
        StepParts.spokenVariables(step).forEach(variable -> variable(flow, variable, set));
        if (step instanceof Step.Queue queue) {
            mustBeTold(flow, queue, set);
        }
        Set<String> sofar = new TreeSet<>(set);
        switch (step) {
            case Step.SetVariables(var _, var assignments, var _) -> {
                for (Step.SetVariables.Assignment assignment : assignments) {
                    operand(flow, assignment.value(), sofar);
                    sofar.add(assignment.variable().name());
                }
            }
            case Step.Say _,
                    Step.Menu _,
                    Step.Collect _,
                    Step.Operation _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Queue _,
                    Step.Transfer _,
                    Step.Voicemail _,
                    Step.Hangup _ -> StepParts.operands(step).forEach(operand -> operand(flow, operand, set));
        }
        StepParts.conditions(step).forEach(condition -> expression(flow, condition, set));
    }

    /** Nobody is recorded who was not told, so such a way would make the queue's rule an empty word. */
    private void mustBeTold(Flow flow, Step.Queue step, Set<String> set) {
        if (recordedQueues.contains(step.queue().name()) && !set.contains(Assignments.TOLD_OF_RECORDING)) {
            findings.add(
                    flow,
                    step.queue().place(),
                    "talks of queue \"" + step.queue().name() + "\" are recorded, and a call can come here without the"
                            + " caller having been told; put a step {recording: {say: recording-notice, refuse: 9}} on"
                            + " every way");
        }
    }

    private void operand(Flow flow, Operand operand, Set<String> set) {
        switch (operand) {
            case Operand.Literal _ -> {}
            case Operand.Variable variable -> variable(flow, variable, set);
            case Operand.Computed(Expression expression) -> expression(flow, expression, set);
        }
    }

    private void variable(Flow flow, Operand.Variable variable, Set<String> set) {
        Optional<String> unknown = types.unknown(variable);
        if (unknown.isPresent()) {
            findings.add(flow, variable.place(), unknown.get());
        } else if (!variable.isOptional()) {
            mustBeSet(flow, variable.name(), variable.place(), set);
        }
    }

    private void expression(Flow flow, Expression expression, Set<String> set) {
        for (String name : new TreeSet<>(expression.computation().variables())) {
            if (types.all().containsKey(name)) {
                mustBeSet(flow, name, expression.place(), set);
            } else {
                Operand.Variable variable = new Operand.Variable(List.of(name), false, expression.place());
                types.unknown(variable).ifPresent(message -> findings.add(flow, expression.place(), message));
            }
        }
    }

    private void mustBeSet(Flow flow, String name, Place place, Set<String> set) {
        if (!name.equals(CallFields.NAME) && !set.contains(name)) {
            findings.add(
                    flow,
                    place,
                    "a call can come here without $" + name + " being set; set it on every way, or write $" + name
                            + "? where it may be left out");
        }
    }
}
