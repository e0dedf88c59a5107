package org.ivrengine.flow.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.model.CallFields;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Suggestion;

/** Prompts that have no text in some language. */
final class PromptCheck {

    /** What the engine itself says: after a cut, before it gives up, to callers of unknown numbers, and who must wait. */
    private static final List<String> OF_THE_ENGINE =
            List.of("interrupted", "system-down", "no-such-flow", "one-moment");

    private final PromptIds prompts;
    private final VariableTypes types;
    private final Findings findings;

    private PromptCheck(PromptIds prompts, VariableTypes types, Findings findings) {
        this.prompts = prompts;
        this.types = types;
        this.findings = findings;
    }

    static void check(FlowSet flows, Surroundings surroundings, VariableTypes types, Findings findings) {
        PromptCheck check = new PromptCheck(surroundings.prompts(), types, findings);
        check.engine();
        for (Flow flow : flows.flows().values()) {
            for (Step step : flow.steps().values()) {
                StepParts.spoken(step).forEach(spoken -> check.spoken(flow, spoken));
            }
        }
    }

    private void engine() {
        for (String language : new TreeSet<>(prompts.languages())) {
            for (String id : OF_THE_ENGINE) {
                if (!prompts.ids(language).contains(id)) {
                    findings.add(new Fault(
                            "recordings/prompts/" + language + "/prompts.yaml",
                            1,
                            1,
                            "the engine itself needs a prompt \"" + id + "\""));
                }
            }
        }
    }

    private void spoken(Flow flow, Spoken spoken) {
        switch (spoken) {
            case Spoken.Prompt(String id, Place place) -> prompt(flow, id, place);
            case Spoken.ChosenPrompt chosen -> ids(flow, chosen).forEach(id -> prompt(flow, id, chosen.place()));
            case Spoken.SpokenValue _ -> {}
        }
    }

    private void prompt(Flow flow, String id, Place place) {
        List<String> missing = new TreeSet<>(prompts.languages())
                .stream()
                        .filter(language -> !prompts.ids(language).contains(id))
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        boolean isNowhere = missing.size() == prompts.languages().size();
        Set<String> known = new TreeSet<>();
        prompts.languages().forEach(language -> known.addAll(prompts.ids(language)));
        findings.add(
                flow,
                place,
                "prompt \"" + id + "\" has no text in " + String.join(", ", missing)
                        + (isNowhere ? Suggestion.among(id, known) : "") + "; texts stand in recordings/prompts/"
                        + missing.getFirst() + "/prompts.yaml");
    }

    /** Every id that the values can make. */
    private List<String> ids(Flow flow, Spoken.ChosenPrompt chosen) {
        List<String> ids = new ArrayList<>(List.of(""));
        for (Spoken.Part part : chosen.parts()) {
            List<String> pieces = switch (part) {
                case Spoken.Part.Fixed(String text) -> List.of(text);
                case Spoken.Part.Inserted(Operand.Variable variable) -> words(flow, variable);
            };
            List<String> longer = new ArrayList<>();
            for (String id : ids) {
                pieces.forEach(piece -> longer.add(id + piece));
            }
            ids = longer;
        }
        return ids;
    }

    private List<String> words(Flow flow, Operand.Variable variable) {
        if (variable.path().equals(List.of(CallFields.NAME, CallFields.LANGUAGE))) {
            return List.copyOf(new TreeSet<>(prompts.languages()));
        }
        Optional<ValueType> type = types.of(variable);
        if (type.isEmpty()) {
            return List.of(); // told by the check of assignments
        }
        if (type.get() instanceof ValueType.OneOf(Set<String> words)) {
            return List.copyOf(words);
        }
        if (type.get() == Plain.FLAG) {
            return List.of("true", "false");
        }
        findings.add(
                flow,
                variable.place(),
                "$" + variable.text() + " is " + type.get()
                        + ", so nobody knows which prompts there must be; a value that"
                        + " is one of a few words can choose a prompt");
        return List.of();
    }
}
