package org.ivrengine.flow.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.flow.load.FlowScalars;
import org.ivrengine.flow.load.SpokenReader;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.flow.port.Value;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads the turns of one call. */
final class TurnReader {

    /** Turns that need no value. */
    private static final Map<String, Function<Place, Turn>> BARE = Map.of(
            "waits", place -> new Turn.Waits(Optional.empty(), place),
            "hangs up", Turn.HangsUp::new,
            "call ends", Turn.CallEnds::new,
            "engine restarts", Turn.EngineRestarts::new,
            "leaves message", place -> new Turn.Message(Optional.empty(), place));

    private static final List<String> WORDS = List.of(
            "hears",
            "skips to",
            "presses",
            "waits",
            "language",
            "operation",
            "queue",
            "leaves message",
            "transferred to",
            "hangs up",
            "call ends",
            "engine restarts");

    private final Faults faults;
    private final FlowScalars scalars;
    private final SpokenReader spokens;
    private final AnswerReader answers;

    TurnReader(Faults faults, AnswerReader answers) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.spokens = new SpokenReader(faults);
        this.answers = answers;
    }

    List<Turn> turns(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            faults.add(node.place(), "turns are a list, for example: [hears: welcome, presses: 1, call ends]");
            return List.of();
        }
        List<Turn> turns = new ArrayList<>();
        sequence.items().forEach(item -> turns.addAll(turn(item)));
        if (faults.isEmpty()) {
            checkOrder(turns, node.place());
        }
        return turns;
    }

    private List<Turn> turn(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Entries.of(node, "a turn", faults)
                    .map(entries -> {
                        YamlNode.Entry first = mapping.entries().getFirst();
                        entries.entry(first.key().text());
                        List<Turn> turns = turn(first, entries);
                        entries.refuseRest();
                        return turns;
                    })
                    .orElse(List.of());
        }
        return scalars.scalar(node, "a turn such as \"hears: welcome\" or \"hangs up\"")
                .flatMap(scalar -> {
                    Function<Place, Turn> bare = BARE.get(scalar.text());
                    if (bare == null) {
                        faults.add(node.place(), "\"" + scalar.text() + "\" is no turn" + suggestion(scalar.text()));
                    }
                    return Optional.ofNullable(bare);
                })
                .map(bare -> List.of(bare.apply(node.place())))
                .orElse(List.of());
    }

    private static String suggestion(String word) {
        return WORDS.contains(word) ? "; it needs a value: \"" + word + ": …\"" : Suggestion.among(word, WORDS);
    }

    private List<Turn> turn(YamlNode.Entry line, Entries entries) {
        YamlNode value = line.value();
        Place place = line.key().place();
        return switch (line.key().text()) {
            case "hears" ->
                utterances(value).stream()
                        .<Turn>map(said -> new Turn.Hears(said.utterance, said.place))
                        .toList();
            case "skips to" ->
                utterances(value).stream()
                        .limit(1)
                        .<Turn>map(said -> new Turn.SkipsTo(said.utterance, said.place))
                        .toList();
            case "presses" ->
                only(pressed(value)
                        .flatMap(scalar -> scalars.keys(scalar, Limits.KEYS_MAX))
                        .map(keys -> new Turn.Presses(keys, place)));
            case "waits" ->
                only(scalars.duration(value, Limits.WAIT_MAX_MS).map(ms -> new Turn.Waits(Optional.of(ms), place)));
            case "language" -> only(scalars.language(value).map(tag -> new Turn.Language(tag, place)));
            case "operation" ->
                only(scalars.name(value, "the name of an operation", "orders.find")
                        .flatMap(name -> operation(name, entries, place)));
            case "queue" ->
                only(scalars.name(value, "the name of a queue", "general")
                        .map(name ->
                                new Turn.Queue(name, entries.optional("gets").flatMap(answers::queueOutcome), place)));
            case "leaves message" ->
                only(scalars.name(value, "the name of a mailbox", "general")
                        .map(name -> new Turn.Message(Optional.of(name), place)));
            case "transferred to" ->
                only(scalars.name(value, "the name of an extension", "front-desk")
                        .map(name -> new Turn.Transferred(name, place)));
            default -> {
                String word = line.key().text();
                faults.add(
                        place,
                        "\"" + word + "\" is no turn"
                                + (BARE.containsKey(word) ? "; write it without the colon" : suggestion(word)));
                yield List.of();
            }
        };
    }

    private static List<Turn> only(Optional<? extends Turn> turn) {
        return turn.<List<Turn>>map(List::of).orElse(List.of());
    }

    /** A key that begins a comment is a common slip. */
    private Optional<YamlNode.Scalar> pressed(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            faults.add(
                    node.place(),
                    "no key is written here; \"#\" and \"*\" stand in quotes, for example: presses: \"#\"");
            return Optional.empty();
        }
        return scalars.scalar(node, "a key or several, for example 1 or \"10023#\"");
    }

    private Optional<Turn> operation(String name, Entries entries, Place place) {
        Optional<Map<String, Value>> with = entries.optional("with")
                .flatMap(node -> Entries.of(node, "with", faults))
                .map(inputs -> answers.inputs(name, inputs));
        return answers.result(name, entries)
                .map(result -> new Turn.Operation(name, with, result.outcome(), result.output(), place));
    }

    private record Said(Utterance utterance, Place place) {}

    private List<Said> utterances(YamlNode node) {
        List<Said> said = new ArrayList<>();
        for (Spoken spoken : spokens.spoken(node)) {
            switch (spoken) {
                case Spoken.Prompt(String id, Place place) -> said.add(new Said(new Utterance.Prompt(id), place));
                case Spoken.SpokenValue(var _, Operand.Literal(Value value, Place place)) ->
                    utterance(value).ifPresent(utterance -> said.add(new Said(utterance, place)));
                case Spoken.SpokenValue(var _, Operand operand) ->
                    faults.add(operand.place(), "write the value itself; a transcript has no variables");
                case Spoken.ChosenPrompt(var _, Place place) ->
                    faults.add(place, "write the prompt's whole id; a transcript has no variables");
            }
        }
        return said;
    }

    /** @return empty for what no flow can say */
    private static Optional<Utterance> utterance(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(new Utterance.Digits(text));
            case Value.Whole(long number) -> Optional.of(new Utterance.Cardinal(number));
            case Value.Money(long minorUnits, String currency) ->
                Optional.of(new Utterance.Money(minorUnits, currency));
            case Value.Date(var date) -> Optional.of(new Utterance.Date(date));
            case Value.Time(var time) -> Optional.of(new Utterance.Time(time));
            case Value.Flag _, Value.Fields _ -> Optional.empty();
        };
    }

    private void checkOrder(List<Turn> turns, Place whole) {
        for (int i = 0; i < turns.size(); i++) {
            Optional<Turn> next = i + 1 < turns.size() ? Optional.of(turns.get(i + 1)) : Optional.empty();
            checkFollowed(turns.get(i), next);
        }
        if (turns.isEmpty()) {
            faults.add(whole, "a call has turns, for example: [hears: welcome, hangs up]");
        } else if (!endsCall(turns.getLast())) {
            faults.add(
                    turns.getLast().place(),
                    "the last turn says how the call ends: \"call ends\", \"hangs up\" or \"transferred to: …\"");
        }
    }

    private void checkFollowed(Turn turn, Optional<Turn> next) {
        if (turn instanceof Turn.Waits(var exactlyMs, Place place)
                && exactlyMs.isEmpty()
                && next.filter(Script::isHers).isPresent()) {
            faults.add(place, "how long does she wait before that? For example: waits: 3s");
        }
        if (turn instanceof Turn.Queue(var _, var outcome, Place place)
                && outcome.isEmpty()
                && !(next.orElse(turn) instanceof Turn.HangsUp || next.orElse(turn) instanceof Turn.Presses)) {
            faults.add(
                    place,
                    "how does waiting end? For example: gets: talked. Or she presses a key or hangs up in the next turn");
        }
        if (endsCall(turn) && next.isPresent()) {
            faults.add(next.get().place(), "the call is over before this turn");
        }
    }

    private static boolean endsCall(Turn turn) {
        return turn instanceof Turn.HangsUp || turn instanceof Turn.CallEnds || turn instanceof Turn.Transferred;
    }
}
