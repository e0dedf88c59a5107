package org.ivrengine.flow.check;

import java.util.Collection;
import java.util.TreeSet;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Step;
import org.ivrengine.yaml.Suggestion;

/** Whether operations, queues, requirements, schedules, extensions and languages that flows name are there. */
final class NameCheck {

    private final Surroundings surroundings;
    private final Findings findings;

    private NameCheck(Surroundings surroundings, Findings findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    static void check(FlowSet flows, Surroundings surroundings, Findings findings) {
        NameCheck check = new NameCheck(surroundings, findings);
        for (Flow flow : flows.flows().values()) {
            flow.steps().values().forEach(step -> check.step(flow, step));
        }
    }

    private void step(Flow flow, Step step) {
        switch (step) {
            case Step.Operation operation ->
                known(
                        flow,
                        "operation",
                        operation.operation(),
                        surroundings.operations().names());
            case Step.Hours hours -> known(flow, "schedule", hours.schedule(), surroundings.schedules());
            case Step.Queue queue -> {
                known(flow, "queue", queue.queue(), surroundings.queues());
                queue.wishes().requires().ifPresent(text -> requirement(flow, queue.queue(), text));
            }
            case Step.Transfer transfer -> known(flow, "extension", transfer.extension(), surroundings.extensions());
            case Step.SetLanguage set ->
                known(flow, "language", set.language(), surroundings.prompts().languages());
            case Step.Say _,
                    Step.SetRecording _,
                    Step.Menu _,
                    Step.Collect _,
                    Step.Choose _,
                    Step.SetVariables _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Voicemail _,
                    Step.Hangup _ -> {}
        }
    }

    private void requirement(Flow flow, Reference queue, Reference text) {
        if (surroundings.queues().contains(queue.name())) {
            surroundings
                    .requirements()
                    .check(queue.name(), text.name())
                    .ifPresent(wrong -> findings.add(flow, text.place().right(wrong.column() - 1), wrong.message()));
        }
    }

    private void known(Flow flow, String what, Reference named, Collection<String> all) {
        if (!all.contains(named.name())) {
            findings.add(
                    flow,
                    named.place(),
                    what + " \"" + named.name() + "\" does not exist"
                            + Suggestion.among(named.name(), new TreeSet<>(all)));
        }
    }
}
