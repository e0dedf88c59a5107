package org.ivrengine.selfservice.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ivrengine.selfservice.http.FactRule.Changed;
import org.ivrengine.selfservice.http.FactRule.Source;
import org.ivrengine.selfservice.http.InputReader.Inputs;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads {@code account} and {@code changes} of a rule. */
final class FactReader {

    private final Inputs inputs;
    private final Faults faults;
    private final Scalars scalars;
    private final ReadingReader readings;

    FactReader(Inputs inputs, Faults faults, Scalars scalars) {
        this.inputs = inputs;
        this.faults = faults;
        this.scalars = scalars;
        readings = new ReadingReader(faults, scalars);
    }

    FactRule read(Entries rule) {
        Optional<Source> account = rule.optional("account").flatMap(this::source);
        List<Changed> changes = new ArrayList<>();
        rule.optional("changes").ifPresent(node -> {
            if (node instanceof YamlNode.Sequence(List<YamlNode> items, var _)) {
                items.forEach(item -> change(item).ifPresent(changes::add));
            } else {
                faults.add(
                        node.place(),
                        "\"changes\" is a list, for example: changes: [{what: account.phone, from: /old, to: $phone}]");
            }
        });
        return new FactRule(account, changes);
    }

    private Optional<Changed> change(YamlNode node) {
        return Entries.of(node, "a change", faults).flatMap(entries -> {
            Optional<String> what = entries.required("what", "what: account.phone")
                    .flatMap(found -> scalars.scalar(found, "what was changed"))
                    .map(YamlNode.Scalar::text);
            Optional<Source> from = entries.optional("from").flatMap(this::source);
            Optional<Source> to = entries.optional("to").flatMap(this::source);
            entries.refuseRest();
            return what.map(name -> new Changed(name, from, to));
        });
    }

    private Optional<Source> source(YamlNode node) {
        return scalars.scalar(node, "an input such as $phone, or a place in the answer such as /old")
                .flatMap(scalar -> {
                    String text = scalar.text();
                    if (!text.startsWith("$")) {
                        return readings.pointer(node).map(Source.OfAnswer::new);
                    }
                    String name = text.substring(1);
                    if (!inputs.byName().containsKey(name)) {
                        faults.add(
                                node.place(),
                                "there is no input \"" + name + "\""
                                        + Suggestion.among(name, inputs.byName().keySet()));
                        return Optional.empty();
                    }
                    if (inputs.secrets().contains(name)) {
                        faults.add(
                                node.place(),
                                "\"" + name + "\" is secret and must not be in the call log; leave out from and to");
                    }
                    return Optional.of(new Source.OfRequest(new Term.Input(name)));
                });
    }
}
