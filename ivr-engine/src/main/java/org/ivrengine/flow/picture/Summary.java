package org.ivrengine.flow.picture;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Step;

/** What a step does, in a few words. */
final class Summary {

    private Summary() {}

    static String of(Step step) {
        return switch (step) {
            case Step.Say say -> "says " + said(say.say());
            case Step.Menu menu -> "asks " + said(menu.say());
            case Step.Collect collect ->
                "collects " + collect.into() + " (" + digits(collect) + (collect.secret() ? ", secret)" : ")");
            case Step.Operation operation ->
                "operation " + operation.operation().name();
            case Step.Choose _ -> "chooses";
            case Step.Hours hours -> "hours " + hours.schedule().name();
            case Step.SetVariables set ->
                "sets "
                        + set.assignments().stream()
                                .map(assignment -> assignment.variable().name())
                                .collect(Collectors.joining(", "));
            case Step.SetLanguage set -> "language " + set.language().name();
            case Step.SetRecording set -> "recording " + set.change().name().toLowerCase(Locale.ROOT);
            case Step.CallFlow call -> "calls flow " + call.flow().name();
            case Step.Goto _ -> "goes on";
            case Step.GotoFlow jump -> "goes to flow " + jump.flow().name();
            case Step.Queue queue -> "queue " + queue.queue().name();
            case Step.Transfer transfer -> "transfer " + transfer.extension().name();
            case Step.Voicemail voicemail -> "voicemail " + voicemail.mailbox().name();
            case Step.Hangup _ -> "hangs up";
        };
    }

    private static String digits(Step.Collect collect) {
        String count = collect.digitsMin() == collect.digitsMax()
                ? Integer.toString(collect.digitsMin())
                : collect.digitsMin() + " to " + collect.digitsMax();
        return count + " digits";
    }

    private static String said(List<Spoken> spoken) {
        return spoken.stream().map(Summary::said).collect(Collectors.joining(", "));
    }

    private static String said(Spoken spoken) {
        return switch (spoken) {
            case Spoken.Prompt(String id, var _) -> id;
            case Spoken.ChosenPrompt(var parts, var _) ->
                parts.stream()
                        .map(part -> switch (part) {
                            case Spoken.Part.Fixed(String text) -> text;
                            case Spoken.Part.Inserted(Operand.Variable variable) -> "{" + variable.text() + "}";
                        })
                        .collect(Collectors.joining());
            case Spoken.SpokenValue(var style, Operand operand) ->
                switch (operand) {
                    case Operand.Variable variable -> "$" + variable.text();
                    case Operand.Computed(var expression) -> "= " + expression.source();
                    case Operand.Literal _ -> style.name().toLowerCase(Locale.ROOT);
                };
        };
    }
}
