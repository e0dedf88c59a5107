package org.ivrengine.flow.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Step;
import org.ivrengine.yaml.Place;

/** Secrets that would be spoken, or copied to where they are logged and stored. */
final class SecretCheck {

    private final Map<String, String> secrets = new HashMap<>();
    private final Findings findings;

    private SecretCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(FlowSet flows, Findings findings) {
        SecretCheck check = new SecretCheck(findings);
        for (Flow flow : flows.flows().values()) {
            for (Step step : flow.steps().values()) {
                if (step instanceof Step.Collect collect && collect.secret()) {
                    check.secrets.put(collect.into(), flow.file());
                }
            }
        }
        for (Flow flow : flows.flows().values()) {
            flow.steps().values().forEach(step -> check.step(flow, step));
        }
    }

    private void step(Flow flow, Step step) {
        for (Operand.Variable variable : StepParts.spokenVariables(step)) {
            if (secrets.containsKey(variable.name())) {
                findings.add(flow, variable.place(), "$" + variable.name() + " is secret and must not be spoken");
            }
        }
        switch (step) {
            case Step.SetVariables set -> set.assignments().forEach(assignment -> assignment(flow, assignment));
            case Step.Collect collect
            when !collect.secret() ->
                openly(flow, collect.into(), collect.head().place());
            case Step.Operation operation ->
                operation.into().ifPresent(into -> openly(flow, into.name(), into.place()));
            case Step.Collect _,
                    Step.Say _,
                    Step.Menu _,
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
                    Step.Hangup _ -> {}
        }
    }

    private void assignment(Flow flow, Step.SetVariables.Assignment assignment) {
        openly(flow, assignment.variable().name(), assignment.variable().place());
        List<String> used = switch (assignment.value()) {
            case Operand.Literal _ -> List.of();
            case Operand.Variable variable -> List.of(variable.name());
            case Operand.Computed(Expression expression) ->
                List.copyOf(expression.computation().variables());
        };
        for (String name : used) {
            if (secrets.containsKey(name)) {
                findings.add(
                        flow,
                        assignment.value().place(),
                        "$" + name + " is secret and must not be copied: \""
                                + assignment.variable().name() + "\" would be stored");
            }
        }
    }

    private void openly(Flow flow, String name, Place place) {
        String where = secrets.get(name);
        if (where != null) {
            findings.add(
                    flow, place, "\"" + name + "\" is secret in " + where + " and would be stored here; use two names");
        }
    }
}
