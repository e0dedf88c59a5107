package org.ivrengine.flow.check;

import java.util.List;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.yaml.Fault;

/** Runs every check over a set of flows. */
public final class Checker {

    private Checker() {}

    /** @return everything that is wrong, in the order of files and lines */
    public static List<Fault> check(FlowSet flows, Surroundings surroundings) {
        Findings findings = new Findings();
        VariableTypes types = VariableTypes.of(flows, surroundings, findings);
        NameCheck.check(flows, surroundings, findings);
        OutcomeCheck.check(flows, surroundings, findings);
        ReachCheck.check(flows, findings);
        CircleCheck.check(flows, findings);
        KeyCheck.check(flows, findings);
        AssignmentCheck.check(flows, surroundings, types, findings);
        TypeCheck.check(flows, surroundings, types, findings);
        PromptCheck.check(flows, surroundings, types, findings);
        SecretCheck.check(flows, findings);
        CheckpointCheck.check(flows, findings);
        return findings.sorted();
    }
}
