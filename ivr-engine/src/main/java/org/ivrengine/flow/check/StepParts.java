package org.ivrengine.flow.check;

import java.util.ArrayList;
import java.util.List;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Retries;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Step;

/** What a step consists of, for checks that do not care which kind it is. */
final class StepParts {

    private StepParts() {}

    /** Everything that the step may say. */
    static List<Spoken> spoken(Step step) {
        return switch (step) {
            case Step.Say say -> say.say();
            case Step.Menu menu -> asked(menu.say(), menu.noinput(), menu.nomatch());
            case Step.Collect collect -> asked(collect.say(), collect.noinput(), collect.nomatch());
            case Step.Operation _,
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
                    Step.Hangup _ -> List.of();
        };
    }

    private static List<Spoken> asked(List<Spoken> say, Retries noinput, Retries nomatch) {
        List<Spoken> all = new ArrayList<>(say);
        noinput.prompts().forEach(all::addAll);
        nomatch.prompts().forEach(all::addAll);
        return all;
    }

    /** Values that the step takes, in their order. */
    static List<Operand> operands(Step step) {
        return switch (step) {
            case Step.Operation operation -> List.copyOf(operation.with().values());
            case Step.Queue queue -> queue.wishes().operands();
            case Step.SetVariables set ->
                set.assignments().stream()
                        .map(Step.SetVariables.Assignment::value)
                        .toList();
            case Step.Say _,
                    Step.Menu _,
                    Step.Collect _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Transfer _,
                    Step.Voicemail _,
                    Step.Hangup _ -> List.of();
        };
    }

    /** Conditions by which the step decides. */
    static List<Expression> conditions(Step step) {
        return step instanceof Step.Choose choose
                ? choose.branches().stream().map(Step.Choose.Branch::when).toList()
                : List.of();
    }

    /** Variables in what the step says. */
    static List<Operand.Variable> spokenVariables(Step step) {
        List<Operand.Variable> variables = new ArrayList<>();
        for (Spoken spoken : spoken(step)) {
            switch (spoken) {
                case Spoken.Prompt _ -> {}
                case Spoken.SpokenValue(var _, Operand operand) -> {
                    if (operand instanceof Operand.Variable variable) {
                        variables.add(variable);
                    }
                }
                case Spoken.ChosenPrompt chosen ->
                    chosen.parts().forEach(part -> {
                        if (part instanceof Spoken.Part.Inserted(Operand.Variable variable)) {
                            variables.add(variable);
                        }
                    });
            }
        }
        return variables;
    }

    /** Whether the step waits for the caller's keys, so that global keys work in it. */
    static boolean listens(Step step) {
        return step instanceof Step.Menu || step instanceof Step.Collect;
    }
}
