package org.ivrengine.flow.check;

import java.util.List;
import java.util.Map;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;

/** Keys that can never be pressed, or never have an effect. */
final class KeyCheck {

    /** Keys that tones exist for, but no telephone of a caller has. */
    private static final String NOT_ON_TELEPHONES = "ABCD";

    private KeyCheck() {}

    static void check(FlowSet flows, Findings findings) {
        for (Flow flow : flows.flows().values()) {
            for (Step step : flow.steps().values()) {
                switch (step) {
                    case Step.Menu menu -> menu(flow, menu, findings);
                    case Step.Collect collect -> collect(flow, collect, findings);
                    case Step.Say _,
                            Step.Operation _,
                            Step.Choose _,
                            Step.Hours _,
                            Step.SetVariables _,
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
            flow.globalKeys().forEach((key, target) -> globalKey(flow, key, target, findings));
        }
    }

    private static void menu(Flow flow, Step.Menu menu, Findings findings) {
        menu.keys().forEach((keys, target) -> {
            if (keys.chars().anyMatch(key -> NOT_ON_TELEPHONES.indexOf(key) >= 0)) {
                findings.add(
                        flow, target.place(), "key " + keys + " can never be pressed: telephones have 0-9, * and #");
            }
        });
    }

    private static void collect(Flow flow, Step.Collect collect, Findings findings) {
        collect.endKey().ifPresent(key -> {
            if (Character.isDigit(key)) {
                findings.add(
                        flow,
                        collect.head().place(),
                        "end_key " + key + " is a digit, so no number with a " + key
                                + " in it could ever be entered; right would be \"#\", \"*\" or none");
            } else if (NOT_ON_TELEPHONES.indexOf(key) >= 0) {
                findings.add(
                        flow,
                        collect.head().place(),
                        "end_key " + key + " can never be pressed: telephones have 0-9, * and #");
            }
        });
    }

    private static void globalKey(Flow flow, char key, Target target, Findings findings) {
        List<Step> listening =
                flow.steps().values().stream().filter(StepParts::listens).toList();
        boolean hasEffect =
                NOT_ON_TELEPHONES.indexOf(key) < 0 && listening.stream().anyMatch(step -> !isTaken(step, key));
        if (!hasEffect) {
            String why = listening.isEmpty()
                    ? "the flow has no menu and no collection"
                    : "every menu and collection of the flow takes it for itself, or no telephone has it";
            findings.add(flow, target.place(), "global key " + key + " can never be pressed: " + why);
        }
    }

    private static boolean isTaken(Step step, char key) {
        return switch (step) {
            case Step.Menu menu -> isBeginning(menu.keys(), key);
            case Step.Collect collect ->
                Character.isDigit(key)
                        || collect.endKey().filter(end -> end == key).isPresent();
            case Step.Say _,
                    Step.Operation _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetVariables _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Queue _,
                    Step.Transfer _,
                    Step.Voicemail _,
                    Step.Hangup _ -> true;
        };
    }

    private static boolean isBeginning(Map<String, Target> keys, char key) {
        return keys.keySet().stream().anyMatch(choice -> choice.charAt(0) == key);
    }
}
