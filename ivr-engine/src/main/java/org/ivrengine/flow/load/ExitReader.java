package org.ivrengine.flow.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Step.Head;
import org.ivrengine.flow.model.Target;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.YamlNode;

/**
 * Reads a way out of a step: the name of the next one, or a mapping that also says, sets or changes the language on the
 * way. Each of these becomes a step of its own, named after the exit, so that a call can be taken up again at any of
 * them.
 */
final class ExitReader {

    private final Faults faults;
    private final FlowScalars scalars;
    private final SpokenReader spokens;
    private final OperandReader operands;
    private final FlowDraft draft;

    ExitReader(Faults faults, FlowDraft draft) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.spokens = new SpokenReader(faults);
        this.operands = new OperandReader(faults);
        this.draft = draft;
    }

    /**
     * @param from the step's name and the exit's label, which name the steps on the way
     * @param fallback where an exit leads that does not say so itself: the step's own {@code next}
     */
    Optional<Target> exit(YamlNode node, String from, Optional<Target> fallback) {
        if (!(node instanceof YamlNode.Mapping)) {
            return scalars.target(node);
        }
        Optional<Entries> read = Entries.of(node, "an exit", faults);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Entries entries = read.get();
        Optional<YamlNode> language = entries.optional("language");
        Optional<YamlNode> set = entries.optional("set");
        Optional<YamlNode> say = entries.optional("say");
        Optional<Target> next = entries.has("next") ? entries.optional("next").flatMap(scalars::target) : fallback;
        entries.refuseRest();
        if (next.isEmpty()) {
            if (!entries.has("next")) {
                faults.add(node.place(), "this exit leads nowhere; give it a \"next\", for example: next: main-menu");
            }
            return Optional.empty();
        }
        return Optional.of(chain(from, node.place(), language, set, say, next.get()));
    }

    /** Language first, so that what is said is said in it; then variables, so that what is said can contain them. */
    private Target chain(
            String from,
            Place place,
            Optional<YamlNode> language,
            Optional<YamlNode> set,
            Optional<YamlNode> say,
            Target last) {
        List<BiFunction<Head, Target, Step>> stages = new ArrayList<>();
        language.flatMap(this::language)
                .ifPresent(tag -> stages.add((head, next) -> new Step.SetLanguage(head, tag, next)));
        set.map(this::assignments)
                .ifPresent(values -> stages.add((head, next) -> new Step.SetVariables(head, values, next)));
        say.map(spokens::spoken).ifPresent(said -> stages.add((head, next) -> new Step.Say(head, said, true, next)));
        for (int i = 0; i < stages.size(); i++) {
            Target next = i + 1 < stages.size() ? new Target.ToStep(stageName(from, i + 1), place) : last;
            draft.add(stages.get(i).apply(new Head(stageName(from, i), place), next));
        }
        return stages.isEmpty() ? last : new Target.ToStep(from, place);
    }

    private static String stageName(String from, int index) {
        return index == 0 ? from : from + "." + (index + 1);
    }

    Optional<Reference> language(YamlNode node) {
        return scalars.language(node).map(tag -> new Reference(tag, node.place()));
    }

    List<Step.SetVariables.Assignment> assignments(YamlNode node) {
        List<Step.SetVariables.Assignment> assignments = new ArrayList<>();
        Entries.of(node, "set", faults).ifPresent(entries -> {
            for (YamlNode.Entry entry : entries.rest()) {
                Optional<String> name = scalars.variable(entry.key());
                Optional<Operand> value = operands.operand(entry.value());
                if (name.isPresent() && value.isPresent()) {
                    assignments.add(new Step.SetVariables.Assignment(
                            new Reference(name.get(), entry.key().place()), value.get()));
                }
            }
        });
        return assignments;
    }
}
