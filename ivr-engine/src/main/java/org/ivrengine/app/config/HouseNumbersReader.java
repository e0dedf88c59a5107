package org.ivrengine.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;

/** Reads numbers of queues, and which numbers outside may be dialled. */
final class HouseNumbersReader {

    private final Faults faults;
    private final Scalars scalars;
    private final Map<String, String> queues = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private Optional<HouseNumbers.Outside> outside = Optional.empty();

    HouseNumbersReader(Faults faults) {
        this.faults = faults;
        scalars = new Scalars(faults);
    }

    void ofQueue(String queue, YamlNode value) {
        scalars.matching(value, Pattern.compile("[0-9]{2,10}"), "the number of a queue", "600")
                .ifPresent(number -> take(number, queue, value));
    }

    private void take(String number, String queue, YamlNode at) {
        String before = queues.putIfAbsent(number, queue);
        places.putIfAbsent(number, at.place());
        if (before != null) {
            faults.add(at.place(), number + " is the number of queue " + before + " already");
        }
    }

    void outside(YamlNode value) {
        Entries.of(value, "outside", faults).ifPresent(entries -> {
            Optional<YamlNode> allow = entries.optional("allow");
            Optional<YamlNode> through = entries.optional("through");
            entries.refuseRest();
            if (allow.isEmpty() || through.isEmpty()) {
                faults.add(
                        value.place(),
                        "the way out has two keys: allow, for example [\"_0[1-9]X.\"], and through, for example"
                                + " \"PJSIP/{number}@provider\"");
                return;
            }
            List<Pattern> patterns = patterns(allow.get());
            scalars.scalar(through.get(), "how to reach a number").ifPresent(scalar -> {
                try {
                    outside = Optional.of(new HouseNumbers.Outside(patterns, scalar.text()));
                } catch (IllegalArgumentException e) {
                    faults.add(scalar.place(), String.valueOf(e.getMessage()));
                }
            });
        });
    }

    private List<Pattern> patterns(YamlNode allow) {
        List<Pattern> patterns = new ArrayList<>();
        if (!(allow instanceof YamlNode.Sequence(List<YamlNode> items, var _))) {
            faults.add(allow.place(), "allowed numbers are written as a list, for example [\"_0[1-9]X.\"]");
            return patterns;
        }
        for (YamlNode item : items) {
            scalars.scalar(item, "a pattern of numbers").ifPresent(scalar -> {
                try {
                    patterns.add(HouseNumbers.Outside.pattern(scalar.text()));
                } catch (IllegalArgumentException e) {
                    faults.add(scalar.place(), String.valueOf(e.getMessage()));
                }
            });
        }
        return patterns;
    }

    HouseNumbers numbers() {
        return new HouseNumbers(queues, places, outside);
    }
}
