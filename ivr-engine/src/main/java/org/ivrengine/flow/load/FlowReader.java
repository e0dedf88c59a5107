package org.ivrengine.flow.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Target;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads one file: its head, its steps. */
public final class FlowReader {

    /** What a flow can say once for all its menus and collections. */
    static final List<String> DEFAULTS = List.of("barge_in", "first_digit", "inter_digit", "noinput", "nomatch");

    private final Faults faults;
    private final FlowScalars scalars;

    private FlowReader(Faults faults) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
    }

    /**
     * @param text the file's content
     * @param faults gets everything that is wrong
     * @return the flow; without fault it is whole in itself, but what it names elsewhere has not been looked for
     */
    public static Optional<Flow> read(String text, Faults faults) {
        return YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "a flow", faults))
                .flatMap(new FlowReader(faults)::flow);
    }

    private Optional<Flow> flow(Entries entries) {
        Optional<Reference> name = entries.required("flow", "flow: main")
                .flatMap(node -> scalars.name(node, "the name of a flow", "main")
                        .map(text -> new Reference(text, node.place())));
        Optional<String> title = entries.optional("title")
                .flatMap(node -> scalars.scalar(node, "a title"))
                .map(YamlNode.Scalar::text);
        List<Reference> numbers = entries.optional("numbers").map(this::numbers).orElse(List.of());
        Optional<Reference> start = entries.required("start", "start: welcome")
                .flatMap(node -> scalars.stepName(node).map(text -> new Reference(text, node.place())));
        Optional<Entries> defaults = entries.optional("defaults").flatMap(node -> Entries.of(node, "defaults", faults));
        FlowDraft draft = new FlowDraft(defaults);
        Optional<YamlNode> globalKeys = entries.optional("global_keys");
        Optional<YamlNode> steps = entries.required("steps", "steps: {welcome: {say: welcome, next: hangup}}");
        StepReader stepReader = new StepReader(faults, draft);
        steps.flatMap(node -> Entries.of(node, "steps", faults))
                .ifPresent(lines -> lines.rest().forEach(stepReader::step));
        Map<Character, Target> keys =
                globalKeys.map(node -> globalKeys(node, draft)).orElse(Map.of());
        defaults.ifPresent(lines -> {
            DEFAULTS.forEach(lines::optional);
            lines.refuseRest();
        });
        entries.refuseRest();
        if (name.isEmpty() || start.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Flow(name.get(), title, faults.file(), numbers, start.get(), draft.steps(), keys));
    }

    private List<Reference> numbers(YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        List<Reference> numbers = new ArrayList<>();
        for (YamlNode item : items) {
            scalars.scalar(item, "a called number").ifPresent(scalar -> {
                if (scalar.text().matches("\\+?[0-9*#]{1,32}")) {
                    numbers.add(new Reference(scalar.text(), scalar.place()));
                } else {
                    faults.add(
                            scalar.place(),
                            "\"" + scalar.text()
                                    + "\" is not a called number; right would be \"1000\" or \"+18005550100\"");
                }
            });
        }
        return numbers;
    }

    private Map<Character, Target> globalKeys(YamlNode node, FlowDraft draft) {
        Map<Character, Target> keys = new LinkedHashMap<>();
        ExitReader exits = new ExitReader(faults, draft);
        Entries.of(node, "global_keys", faults).ifPresent(entries -> {
            for (YamlNode.Entry entry : entries.rest()) {
                Optional<String> key = scalars.keys(entry.key(), 1);
                Optional<Target> target =
                        exits.exit(entry.value(), "global_keys." + entry.key().text(), Optional.empty());
                if (key.isPresent() && target.isPresent()) {
                    keys.put(key.get().charAt(0), target.get());
                }
            }
        });
        return keys;
    }
}
