package org.ivrengine.flow.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.model.InputTimes;
import org.ivrengine.flow.model.Retries;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Step.Head;
import org.ivrengine.flow.model.Target;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;

/** Reads the steps that wait for keys: menus and collections. */
final class InputReader {

    /** VoiceXML leaves these to the platform; callers of ours get what most systems give. */
    private static final long FIRST_DIGIT_MS = 5_000;

    private static final long INTER_DIGIT_MS = 3_000;
    private static final Pattern DIGITS = Pattern.compile("(\\d{1,3})(?:\\.\\.(\\d{1,3}))?");

    private final Faults faults;
    private final FlowScalars scalars;
    private final SpokenReader spokens;
    private final ExitReader exits;
    private final FlowDraft draft;

    InputReader(Faults faults, FlowDraft draft) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.spokens = new SpokenReader(faults);
        this.exits = new ExitReader(faults, draft);
        this.draft = draft;
    }

    Optional<Step> menu(Head head, YamlNode node) {
        return Entries.of(node, "a menu", faults).flatMap(entries -> {
            Optional<Map<String, Target>> keys =
                    entries.required("keys", "keys: {1: sales, 2: support}").flatMap(found -> keys(found, head.name()));
            Optional<Step> menu = asking(head, entries, "a menu", Optional.empty())
                    .flatMap(asking -> keys.map(choices -> new Step.Menu(
                            head,
                            asking.say(),
                            asking.bargeIn(),
                            choices,
                            asking.times(),
                            asking.noinput(),
                            asking.nomatch())));
            entries.refuseRest();
            return menu;
        });
    }

    private Optional<Map<String, Target>> keys(YamlNode node, String step) {
        return Entries.of(node, "keys", faults).map(entries -> {
            Map<String, Target> keys = new LinkedHashMap<>();
            for (YamlNode.Entry entry : entries.rest()) {
                Optional<String> key = scalars.keys(entry.key(), Limits.CHOICE_KEYS_MAX);
                Optional<Target> target =
                        exits.exit(entry.value(), step + "." + entry.key().text(), Optional.empty());
                if (key.isPresent() && target.isPresent()) {
                    keys.put(key.get(), target.get());
                }
            }
            if (entries.keys().isEmpty()) {
                faults.add(node.place(), "a menu without keys gives the caller no choice, for example: {1: sales}");
            }
            return keys;
        });
    }

    /** @param next where the step says that the call goes on */
    Optional<Step> collect(Head head, YamlNode node, Optional<Target> next) {
        return Entries.of(node, "a collection", faults).flatMap(entries -> {
            Optional<YamlNode> confirm = entries.optional("confirm");
            Optional<String> into =
                    entries.required("into", "into: order_number").flatMap(scalars::variable);
            Optional<int[]> length = entries.required("digits", "digits: 4..10").flatMap(this::length);
            Optional<Character> endKey = endKey(entries);
            boolean secret = entries.optional("secret").flatMap(scalars::flag).orElse(false);
            Optional<Asking> asking = asking(head, entries, "a collection", Optional.empty());
            entries.refuseRest();
            if (next.isEmpty()) {
                faults.add(head.place(), "step \"" + head.name() + "\" leads nowhere; give it a \"next\"");
            }
            if (into.isEmpty() || length.isEmpty() || asking.isEmpty() || next.isEmpty()) {
                return Optional.empty();
            }
            Target after = confirm.flatMap(question -> confirm(head, question, asking.get(), next.get()))
                    .orElse(next.get());
            return Optional.of(new Step.Collect(
                    head,
                    asking.get().say(),
                    asking.get().bargeIn(),
                    into.get(),
                    length.get()[0],
                    length.get()[1],
                    endKey,
                    secret,
                    asking.get().times(),
                    asking.get().noinput(),
                    asking.get().nomatch(),
                    after));
        });
    }

    /** The question "is that right?": a menu of its own, whose second choice asks for the digits again. */
    private Optional<Target> confirm(Head head, YamlNode node, Asking collecting, Target next) {
        return Entries.of(node, "confirm", faults).flatMap(entries -> {
            Optional<String> yes = key(entries.optional("yes"), "1");
            Optional<String> no = key(entries.optional("no"), "2");
            Head question = new Head(head.name() + ".confirm", node.place());
            Optional<Asking> asking = asking(question, entries, "confirm", Optional.of(collecting));
            entries.refuseRest();
            if (asking.isEmpty() || yes.isEmpty() || no.isEmpty()) {
                return Optional.empty();
            }
            if (yes.equals(no)) {
                faults.add(node.place(), "yes and no are the same key");
            }
            Map<String, Target> keys = new LinkedHashMap<>();
            keys.put(yes.get(), next);
            keys.put(no.get(), new Target.ToStep(head.name(), node.place()));
            draft.add(new Step.Menu(
                    question,
                    asking.get().say(),
                    asking.get().bargeIn(),
                    keys,
                    asking.get().times(),
                    asking.get().noinput(),
                    asking.get().nomatch()));
            return Optional.of(new Target.ToStep(question.name(), node.place()));
        });
    }

    private Optional<String> key(Optional<YamlNode> node, String preset) {
        return node.isEmpty()
                ? Optional.of(preset)
                : node.flatMap(found -> scalars.scalar(found, "a key")).flatMap(scalar -> scalars.keys(scalar, 1));
    }

    private Optional<int[]> length(YamlNode node) {
        return scalars.scalar(node, "a number of digits such as 6 or 4..10").flatMap(scalar -> {
            Matcher matcher = DIGITS.matcher(scalar.text());
            if (matcher.matches()) {
                int min = Integer.parseInt(matcher.group(1));
                int max = matcher.group(2) == null ? min : Integer.parseInt(matcher.group(2));
                if (1 <= min && min <= max && max <= Limits.DIGITS_MAX) {
                    return Optional.of(new int[] {min, max});
                }
            }
            faults.add(
                    scalar.place(),
                    "\"" + scalar.text() + "\" is no number of digits that can be met; right would be for example 6 or"
                            + " 4..10, at least 1 and at most " + Limits.DIGITS_MAX);
            return Optional.empty();
        });
    }

    private Optional<Character> endKey(Entries entries) {
        Optional<YamlNode> node = entries.optional("end_key");
        if (node.isEmpty()) {
            return Optional.of('#');
        }
        Optional<YamlNode.Scalar> scalar = node.flatMap(found -> scalars.scalar(found, "a key or none"));
        if (scalar.isPresent() && scalar.get().text().equals("none")) {
            return Optional.empty();
        }
        return scalar.flatMap(found -> scalars.keys(found, 1)).map(text -> text.charAt(0));
    }

    /** What menus and collections have in common. */
    private record Asking(List<Spoken> say, boolean bargeIn, InputTimes times, Retries noinput, Retries nomatch) {}

    /** @param otherwise for what is not written here */
    private Optional<Asking> asking(Head head, Entries entries, String owner, Optional<Asking> otherwise) {
        List<Spoken> say =
                entries.required("say", "say: main-menu").map(spokens::spoken).orElse(List.of());
        boolean bargeIn = draft.orDefault(entries, "barge_in")
                .flatMap(scalars::flag)
                .orElse(otherwise.map(Asking::bargeIn).orElse(true));
        InputTimes preset = otherwise.map(Asking::times).orElse(new InputTimes(FIRST_DIGIT_MS, INTER_DIGIT_MS));
        long firstDigitMs = draft.orDefault(entries, "first_digit")
                .flatMap(node -> scalars.duration(node, Limits.INPUT_TIME_MAX_MS))
                .orElse(preset.firstDigitMs());
        long interDigitMs = draft.orDefault(entries, "inter_digit")
                .flatMap(node -> scalars.duration(node, Limits.INPUT_TIME_MAX_MS))
                .orElse(preset.interDigitMs());
        Optional<Retries> noinput = retries(head, entries, owner, "noinput", otherwise.map(Asking::noinput));
        Optional<Retries> nomatch = retries(head, entries, owner, "nomatch", otherwise.map(Asking::nomatch));
        if (noinput.isEmpty() || nomatch.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Asking(say, bargeIn, new InputTimes(firstDigitMs, interDigitMs), noinput.get(), nomatch.get()));
    }

    private Optional<Retries> retries(
            Head head, Entries entries, String owner, String event, Optional<Retries> otherwise) {
        Optional<YamlNode> node = draft.orDefault(entries, event);
        if (node.isEmpty() && otherwise.isPresent()) {
            return otherwise;
        }
        if (node.isEmpty()) {
            String why = event.equals("noinput") ? "presses nothing" : "presses something else";
            faults.add(
                    entries.place(),
                    owner + " needs \"" + event + "\": what happens when the caller " + why + ", for example: " + event
                            + ": {times: 2, then: hangup}");
            return Optional.empty();
        }
        return node.flatMap(found -> Entries.of(found, event, faults)).flatMap(found -> {
            List<List<Spoken>> prompts = escalation(found, event);
            Optional<Target> then = found.required("then", "then: person")
                    .flatMap(target -> exits.exit(target, head.name() + "." + event, Optional.empty()));
            found.refuseRest();
            return then.map(target -> new Retries(prompts, target));
        });
    }

    /** {@code {1: first-prompt, 2: second-prompt}} or {@code {times: 2}}. */
    private List<List<Spoken>> escalation(Entries entries, String event) {
        List<List<Spoken>> prompts = new ArrayList<>();
        for (int i = 1; entries.has(Integer.toString(i)) && i <= Limits.RETRIES_MAX; i++) {
            entries.optional(Integer.toString(i)).map(spokens::spoken).ifPresent(prompts::add);
        }
        Optional<YamlNode> times = entries.optional("times");
        if (times.isPresent() && !prompts.isEmpty()) {
            faults.add(times.get().place(), event + " has prompts with numbers already, which say how many times");
            return prompts;
        }
        times.flatMap(node -> scalars.number(node, 0, Limits.RETRIES_MAX, "how many times to ask again"))
                .ifPresent(count -> {
                    for (int i = 0; i < count; i++) {
                        prompts.add(List.of());
                    }
                });
        return prompts;
    }
}
