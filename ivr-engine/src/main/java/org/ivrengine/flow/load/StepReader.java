package org.ivrengine.flow.load;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.InputTimes;
import org.ivrengine.flow.model.Kind;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Retries;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Step.Head;
import org.ivrengine.flow.model.Step.SetRecording.Change;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.model.Wishes;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads one step: finds its kind and has it read by the method of that kind. */
final class StepReader {

    /** Steps before which something can be said in the same breath: {@code {say: goodbye, hangup: true}}. */
    private static final Set<Kind> ANNOUNCED =
            EnumSet.of(Kind.OPERATION, Kind.CALL, Kind.GOTO, Kind.QUEUE, Kind.TRANSFER, Kind.VOICEMAIL, Kind.HANGUP);

    /** Steps that say in a line of their own where the call goes on; of the others every way out has its own. */
    private static final Set<Kind> WITH_NEXT =
            EnumSet.complementOf(EnumSet.of(Kind.MENU, Kind.GOTO, Kind.TRANSFER, Kind.HANGUP));

    private static final long MESSAGE_MS = 120_000;

    /** After the notice: those who want to refuse have heard the key in its last words. */
    private static final long REFUSE_WITHIN_MS = 2_000;

    private static final long MESSAGE_SILENCE_MS = 5_000;

    private final Faults faults;
    private final FlowScalars scalars;
    private final SpokenReader spokens;
    private final OperandReader operands;
    private final ExitReader exits;
    private final InputReader inputs;
    private final FlowDraft draft;

    StepReader(Faults faults, FlowDraft draft) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.spokens = new SpokenReader(faults);
        this.operands = new OperandReader(faults);
        this.exits = new ExitReader(faults, draft);
        this.inputs = new InputReader(faults, draft);
        this.draft = draft;
    }

    void step(YamlNode.Entry line) {
        Optional<String> name = scalars.stepName(line.key());
        Optional<Entries> entries = Entries.of(line.value(), "a step", faults);
        if (name.isEmpty() || entries.isEmpty()) {
            return;
        }
        List<String> words = Kind.words().stream().filter(entries.get()::has).toList();
        boolean announced = words.size() == 2
                && words.contains(Kind.SAY.word())
                && words.stream().flatMap(word -> Kind.of(word).stream()).anyMatch(ANNOUNCED::contains);
        if (words.size() != 1 && !announced) {
            faults.add(line.key().place(), wrongKinds(name.get(), words, entries.get()));
            return;
        }
        Head head = new Head(name.get(), line.key().place());
        Kind kind = Kind.of(words.getLast()).orElseThrow();
        if (announced) {
            Head second = new Head(head.name() + "." + kind.word(), head.place());
            draft.add(new Step.Say(
                    head,
                    entries.get().optional("say").map(spokens::spoken).orElse(List.of()),
                    bargeIn(entries.get()),
                    new Target.ToStep(second.name(), second.place())));
            head = second;
        }
        read(kind, head, entries.get()).ifPresent(draft::add);
        entries.get().refuseRest();
    }

    private static String wrongKinds(String name, List<String> words, Entries entries) {
        if (words.size() > 1) {
            return "step \"" + name + "\" is " + String.join(" and ", words) + " at once; make it " + words.size()
                    + " steps";
        }
        String suggestion = entries.keys().stream()
                .map(key -> Suggestion.among(key, Kind.words()))
                .filter(text -> text.contains("did you mean"))
                .findFirst()
                .orElse("; a step is one of " + String.join(", ", Kind.words()));
        return "step \"" + name + "\" does nothing" + suggestion;
    }

    private Optional<? extends Step> read(Kind kind, Head head, Entries entries) {
        YamlNode node = entries.optional(kind.word()).orElseThrow();
        Optional<Target> next =
                WITH_NEXT.contains(kind) ? entries.optional("next").flatMap(scalars::target) : Optional.empty();
        return switch (kind) {
            case SAY -> say(head, node, entries, next);
            case MENU -> inputs.menu(head, node);
            case COLLECT -> inputs.collect(head, node, next);
            case OPERATION -> operation(head, node, entries, next);
            case CHOOSE -> choose(head, node, next);
            case HOURS -> hours(head, node, entries, next);
            case SET -> needed(head, next).map(to -> new Step.SetVariables(head, exits.assignments(node), to));
            case LANGUAGE ->
                exits.language(node).flatMap(tag -> needed(head, next).map(to -> new Step.SetLanguage(head, tag, to)));
            case RECORDING -> needed(head, next).flatMap(to -> recording(head, node, to));
            case CALL ->
                reference(node, "the name of a flow")
                        .flatMap(flow -> needed(head, next).map(to -> new Step.CallFlow(head, flow, to)));
            case GOTO -> jump(head, node);
            case QUEUE -> queue(head, node, entries, next);
            case TRANSFER ->
                reference(node, "the name of an extension").map(extension -> new Step.Transfer(head, extension));
            case VOICEMAIL -> voicemail(head, node, entries, next);
            case HANGUP -> hangup(head, node);
        };
    }

    private Optional<Target> needed(Head head, Optional<Target> next) {
        if (next.isEmpty()) {
            faults.add(head.place(), "step \"" + head.name() + "\" leads nowhere; give it a \"next\"");
        }
        return next;
    }

    private boolean bargeIn(Entries entries) {
        return draft.orDefault(entries, "barge_in").flatMap(scalars::flag).orElse(true);
    }

    private Optional<Reference> reference(YamlNode node, String what) {
        return scalars.name(node, what, "general").map(name -> new Reference(name, node.place()));
    }

    private Optional<Step> say(Head head, YamlNode node, Entries entries, Optional<Target> next) {
        boolean bargeIn = bargeIn(entries);
        return needed(head, next).map(to -> new Step.Say(head, spokens.spoken(node), bargeIn, to));
    }

    private Optional<Step> operation(Head head, YamlNode node, Entries entries, Optional<Target> next) {
        Map<String, Operand> with = new LinkedHashMap<>();
        entries.optional("with")
                .flatMap(found -> Entries.of(found, "with", faults))
                .ifPresent(found -> {
                    for (YamlNode.Entry input : found.rest()) {
                        operands.operand(input.value())
                                .ifPresent(value -> with.put(input.key().text(), value));
                    }
                });
        Optional<Reference> into = entries.optional("into")
                .flatMap(found -> scalars.variable(found).map(name -> new Reference(name, found.place())));
        Outcomes outcomes = outcomes(head, entries, next);
        return reference(node, "the name of an operation")
                .map(operation -> new Step.Operation(head, operation, with, into, outcomes.on(), outcomes.otherwise()));
    }

    private Optional<Step> queue(Head head, YamlNode node, Entries entries, Optional<Target> next) {
        Outcomes outcomes = outcomes(head, entries, next);
        Map<Character, Target> keys = entries.optional("keys")
                .map(found -> waitingKeys(found, head.name()))
                .orElse(Map.of());
        Wishes wishes = new WishesReader(faults).wishes(entries);
        return reference(node, "the name of a queue")
                .map(queue -> new Step.Queue(head, queue, wishes, keys, outcomes.on(), outcomes.otherwise()));
    }

    /** One key each: who waits is not asked for more. */
    private Map<Character, Target> waitingKeys(YamlNode node, String step) {
        Map<Character, Target> keys = new LinkedHashMap<>();
        Entries.of(node, "keys", faults)
                .ifPresent(found -> found.rest().forEach(entry -> {
                    Optional<String> key = scalars.keys(entry.key(), 1);
                    Optional<Target> target =
                            exits.exit(entry.value(), step + "." + entry.key().text(), Optional.empty());
                    if (key.isPresent() && target.isPresent()) {
                        keys.put(key.get().charAt(0), target.get());
                    }
                }));
        return keys;
    }

    private record Outcomes(Map<String, Target> on, Optional<Target> otherwise) {}

    private Outcomes outcomes(Head head, Entries entries, Optional<Target> next) {
        Map<String, Target> on = new LinkedHashMap<>();
        entries.required("on", "on: {found: read-order, otherwise: person}")
                .flatMap(found -> Entries.of(found, "on", faults))
                .ifPresent(found -> {
                    for (YamlNode.Entry outcome : found.rest()) {
                        String label = outcome.key().text();
                        exits.exit(outcome.value(), head.name() + "." + label, next)
                                .ifPresent(target -> on.put(label, target));
                    }
                });
        Optional<Target> otherwise = Optional.ofNullable(on.remove("otherwise"));
        return new Outcomes(on, otherwise);
    }

    private Optional<Step> choose(Head head, YamlNode node, Optional<Target> next) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            faults.add(node.place(), "choose is written as a list: - {when: order.total > 100, next: person}");
            return Optional.empty();
        }
        List<Step.Choose.Branch> branches = new ArrayList<>();
        Optional<Target> otherwise = Optional.empty();
        for (int i = 0; i < sequence.items().size(); i++) {
            boolean isLast = i + 1 == sequence.items().size();
            otherwise = branch(head, i + 1, sequence.items().get(i), isLast, next, branches);
        }
        if (otherwise.isEmpty()) {
            if (next.isEmpty()) {
                faults.add(
                        head.place(),
                        "step \"" + head.name() + "\" leads nowhere when no condition holds; end the list with"
                                + " - {otherwise: person}");
            }
            otherwise = next;
        }
        return otherwise.map(target -> new Step.Choose(head, branches, target));
    }

    /** @return where "otherwise" leads when this is that line */
    private Optional<Target> branch(
            Head head,
            int number,
            YamlNode node,
            boolean isLast,
            Optional<Target> next,
            List<Step.Choose.Branch> branches) {
        return BranchLine.of(node, faults).flatMap(line -> {
            if (line.isOtherwise() && !isLast) {
                faults.add(
                        node.place(), "\"otherwise\" is the last line of a choose; what follows it is never looked at");
            }
            String label = line.isOtherwise() ? "otherwise" : Integer.toString(number);
            Optional<Target> target = exits.exit(line.exit(), head.name() + "." + label, next);
            if (line.isOtherwise()) {
                return target;
            }
            Optional<Expression> when = line.when()
                    .flatMap(found -> scalars.scalar(found, "a condition"))
                    .flatMap(scalar -> operands.expression(scalar, 0));
            if (when.isPresent() && target.isPresent()) {
                branches.add(new Step.Choose.Branch(when.get(), target.get()));
            }
            return Optional.empty();
        });
    }

    private Optional<Step> hours(Head head, YamlNode node, Entries entries, Optional<Target> next) {
        Optional<Target> open = entries.required("open", "open: main-menu")
                .flatMap(found -> exits.exit(found, head.name() + ".open", next));
        Optional<Target> closed = entries.required("closed", "closed: closed")
                .flatMap(found -> exits.exit(found, head.name() + ".closed", next));
        Optional<Target> holiday =
                entries.optional("holiday").flatMap(found -> exits.exit(found, head.name() + ".holiday", next));
        Optional<Reference> schedule = reference(node, "the name of a schedule");
        if (open.isEmpty() || closed.isEmpty()) {
            return Optional.empty();
        }
        return schedule.map(name -> new Step.Hours(head, name, open.get(), closed.get(), holiday));
    }

    /** Said to its end, then some time for the key: as steps that there are, so everything knows it. */
    private Optional<Step> recording(Head head, YamlNode node, Target next) {
        if (!(node instanceof YamlNode.Mapping)) {
            return scalars.scalar(node, "pause or resume").flatMap(word -> switch (word.text()) {
                case "pause" -> Optional.of(new Step.SetRecording(head, Change.PAUSED, next));
                case "resume" -> Optional.of(new Step.SetRecording(head, Change.RESUMED, next));
                default -> {
                    faults.add(
                            word.place(),
                            "recording is {say: recording-notice, refuse: 9}, pause or resume, not \"" + word.text()
                                    + "\"");
                    yield Optional.empty();
                }
            });
        }
        return Entries.of(node, "recording", faults).flatMap(entries -> {
            Optional<List<Spoken>> say =
                    entries.required("say", "say: recording-notice").map(spokens::spoken);
            Optional<String> key = entries.required("refuse", "refuse: 9")
                    .flatMap(found -> scalars.scalar(found, "a key"))
                    .flatMap(found -> scalars.keys(found, 1));
            long waitMs = entries.optional("wait")
                    .flatMap(found -> scalars.duration(found, Limits.INPUT_TIME_MAX_MS))
                    .orElse(REFUSE_WITHIN_MS);
            Target afterRefusal = entries.optional("refused")
                    .flatMap(found -> exits.exit(found, head.name() + ".refused.then", Optional.of(next)))
                    .orElse(next);
            entries.refuseRest();
            if (say.isEmpty() || key.isEmpty()) {
                return Optional.empty();
            }
            Target.ToStep agreed = part(head, "agreed");
            Target.ToStep refused = part(head, "refused");
            Target.ToStep asked = part(head, "asked");
            Retries go = new Retries(List.of(), agreed);
            draft.add(new Step.Menu(
                    new Head(asked.step(), head.place()),
                    List.of(),
                    true,
                    Map.of(key.get(), refused),
                    new InputTimes(waitMs, waitMs),
                    go,
                    go));
            draft.add(new Step.SetRecording(new Head(agreed.step(), head.place()), Change.AGREED, next));
            draft.add(new Step.SetRecording(new Head(refused.step(), head.place()), Change.REFUSED, afterRefusal));
            return Optional.of(new Step.Say(head, say.get(), false, asked));
        });
    }

    private static Target.ToStep part(Head head, String name) {
        return new Target.ToStep(head.name() + "." + name, head.place());
    }

    private Optional<Step> jump(Head head, YamlNode node) {
        if (!(node instanceof YamlNode.Mapping)) {
            return scalars.target(node).map(target -> new Step.Goto(head, target));
        }
        return Entries.of(node, "goto", faults).flatMap(entries -> {
            Optional<Reference> flow = entries.required("flow", "goto: {flow: account}")
                    .flatMap(found -> reference(found, "the name of a flow"));
            entries.refuseRest();
            return flow.map(name -> new Step.GotoFlow(head, name));
        });
    }

    private Optional<Step> voicemail(Head head, YamlNode node, Entries entries, Optional<Target> next) {
        long longestMs = entries.optional("longest")
                .flatMap(found -> scalars.duration(found, Limits.MESSAGE_MAX_MS))
                .orElse(MESSAGE_MS);
        long silenceMs = entries.optional("silence")
                .flatMap(found -> scalars.duration(found, Limits.INPUT_TIME_MAX_MS))
                .orElse(MESSAGE_SILENCE_MS);
        char endKey = entries.optional("end_key")
                .flatMap(found -> scalars.scalar(found, "a key"))
                .flatMap(found -> scalars.keys(found, 1))
                .map(text -> text.charAt(0))
                .orElse('#');
        Optional<Target> to = needed(head, next);
        return mailbox(node)
                .flatMap(mailbox ->
                        to.map(target -> new Step.Voicemail(head, mailbox, longestMs, silenceMs, endKey, target)));
    }

    /** Part of the name of a file, so narrower than other names. */
    private Optional<Reference> mailbox(YamlNode node) {
        return reference(node, "the name of a mailbox").filter(mailbox -> {
            boolean fits = mailbox.name().matches("[A-Za-z0-9-]{1,40}");
            if (!fits) {
                faults.add(
                        node.place(),
                        "\"" + mailbox.name() + "\" cannot name a mailbox; letters, digits and - are right");
            }
            return fits;
        });
    }

    private Optional<Step> hangup(Head head, YamlNode node) {
        if (scalars.flag(node).orElse(true)) {
            return Optional.of(new Step.Hangup(head));
        }
        faults.add(node.place(), "\"hangup: false\" does nothing; \"hangup: true\" ends the call");
        return Optional.empty();
    }
}
