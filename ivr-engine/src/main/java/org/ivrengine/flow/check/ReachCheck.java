package org.ivrengine.flow.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ivrengine.flow.model.Exit;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;

/** Steps that nobody reaches, and steps from which a call never ends. */
final class ReachCheck {

    private final Flow flow;
    private final Findings findings;

    private ReachCheck(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    static void check(FlowSet flows, Findings findings) {
        for (Flow flow : flows.flows().values()) {
            ReachCheck check = new ReachCheck(flow, findings);
            Set<String> reached = check.reached();
            check.unreached(reached);
            check.endless(reached);
        }
    }

    private List<Target> targets(Step step) {
        List<Target> targets =
                new ArrayList<>(step.exits().stream().map(Exit::target).toList());
        if (StepParts.listens(step)) {
            targets.addAll(flow.globalKeys().values());
        }
        return targets;
    }

    private Set<String> reached() {
        Set<String> reached = new HashSet<>(Set.of(flow.start().name()));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (Target target : targets(flow.require(open.removeFirst()))) {
                if (target instanceof Target.ToStep(String name, var _) && reached.add(name)) {
                    open.add(name);
                }
            }
        }
        return reached;
    }

    private void unreached(Set<String> reached) {
        for (Step step : flow.steps().values()) {
            if (step.isWritten() && !reached.contains(step.name())) {
                findings.add(
                        flow,
                        step.head().place(),
                        "nobody reaches step \"" + step.name() + "\"; name it in a \"next\" or take it out");
            }
        }
    }

    private void endless(Collection<String> reached) {
        Set<String> ending = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Step step : flow.steps().values()) {
                if (!ending.contains(step.name()) && ends(step, ending)) {
                    ending.add(step.name());
                    grows = true;
                }
            }
        }
        flow.steps().values().stream()
                .filter(step -> reached.contains(step.name()) && !ending.contains(step.name()))
                .findFirst()
                .ifPresent(step -> findings.add(
                        flow,
                        step.head().place(),
                        "from step \"" + step.name() + "\" no way leads to the end of the call (hangup, transfer or"
                                + " return)"));
    }

    private boolean ends(Step step, Set<String> ending) {
        return switch (step) {
            case Step.Hangup _, Step.Transfer _, Step.GotoFlow _ -> true;
            case Step.Say _,
                    Step.Menu _,
                    Step.Collect _,
                    Step.Operation _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetVariables _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.Queue _,
                    Step.Voicemail _ ->
                targets(step).stream().anyMatch(target -> switch (target) {
                    case Target.ToStep(String name, var _) -> ending.contains(name);
                    case Target.HangUp _, Target.Return _ -> true;
                    case Target.Repeat _, Target.Back _ -> false;
                });
        };
    }
}
