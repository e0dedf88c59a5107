package org.ivrengine.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ivrengine.callcenter.QueueRules;
import org.ivrengine.callcenter.RecordingRule;
import org.ivrengine.flow.check.RequirementCheck;
import org.ivrengine.flow.desk.Destinations;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.TalkKeys;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.routing.RequirementFault;
import org.ivrengine.routing.Rules;
import org.ivrengine.rules.QueueReader;
import org.ivrengine.rules.Unit;
import org.ivrengine.rules.Values;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/**
 * {@code config/queues.yaml}: where callers wait for a person.
 *
 * @param rules queues whose callers wait for agents
 * @param destinations queues that ring one telephone, and extensions
 * @param numbers what agents can dial
 */
public record QueuesFile(QueueRules rules, Destinations destinations, HouseNumbers numbers) {

    /** Music on hold where the file names none. */
    static final String MUSIC = "ivr";

    public static final QueuesFile NONE = new QueuesFile(
            new QueueRules(Rules.of(Set.of(), List.of()), MUSIC, Map.of()),
            new Destinations(Map.of(), Map.of()),
            HouseNumbers.NONE);

    /** BCP 47, as prompts' folders are named. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

    private static final long RING_MS = 20_000;
    private static final long RING_MAX_MS = 300_000;

    /** @return names of all queues, whatever stands behind them */
    public Set<String> queues() {
        Set<String> names = new TreeSet<>(destinations.queues().keySet());
        names.addAll(rules.routing().queues().keySet());
        return names;
    }

    /** @return what is wrong with a requirement that a flow has for a caller of this queue */
    Optional<RequirementCheck.Wrong> wrongRequirement(String queue, String requirement) {
        if (destinations.queues().containsKey(queue)) {
            return Optional.of(new RequirementCheck.Wrong(
                    1, "queue \"" + queue + "\" rings one telephone and asks nobody for skills"));
        }
        try {
            Requirement.parse(requirement, rules.routing().skills());
            return Optional.empty();
        } catch (RequirementFault e) {
            return Optional.of(new RequirementCheck.Wrong(e.column(), String.valueOf(e.getMessage())));
        }
    }

    /** @return what the file says; to be used only when there are no faults */
    public static QueuesFile read(String text, Faults faults) {
        return YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "the file of queues", faults))
                .map(entries -> new Reader(faults).file(entries))
                .orElse(NONE);
    }

    private static final class Reader {

        private final Faults faults;
        private final Scalars scalars;
        private final Set<String> skills = new TreeSet<>();
        private final List<Queue> queues = new ArrayList<>();
        private final Map<String, Requirement> languages = new LinkedHashMap<>();
        private final Map<String, RecordingRule> recording = new LinkedHashMap<>();
        private final Map<String, DialRequest> telephones = new LinkedHashMap<>();
        private final Map<String, String> extensions = new LinkedHashMap<>();
        private final HouseNumbersReader numbers;

        Reader(Faults faults) {
            this.faults = faults;
            this.scalars = new Scalars(faults);
            numbers = new HouseNumbersReader(faults);
        }

        QueuesFile file(Entries entries) {
            entries.optional("skills").ifPresent(this::skills);
            String music = entries.optional("music")
                    .flatMap(node -> scalars.name(node, "a class of music on hold", MUSIC))
                    .orElse(MUSIC);
            TalkKeys keys = new TalkKeysReader(faults).keys(entries);
            lines(entries, "languages").forEach(this::language);
            lines(entries, "queues").forEach(this::queue);
            lines(entries, "extensions").forEach(this::extension);
            entries.optional("outside").ifPresent(numbers::outside);
            entries.refuseRest();
            Rules rules = faults.isEmpty() ? Rules.of(skills, queues) : Rules.of(Set.of(), List.of());
            return new QueuesFile(
                    new QueueRules(rules, music, languages, keys, recording),
                    new Destinations(telephones, extensions),
                    numbers.numbers());
        }

        private List<YamlNode.Entry> lines(Entries entries, String key) {
            return entries.optional(key)
                    .flatMap(node -> Entries.of(node, key, faults))
                    .map(Entries::rest)
                    .orElse(List.of());
        }

        private void skills(YamlNode node) {
            if (node instanceof YamlNode.Sequence sequence) {
                for (YamlNode item : sequence.items()) {
                    scalars.matching(item, Pattern.compile("[a-z][a-z0-9_]{0,39}"), "the name of a skill", "billing")
                            .ifPresent(skills::add);
                }
            } else {
                faults.add(node.place(), "skills are written as a list, for example [billing, spanish]");
            }
        }

        private void language(YamlNode.Entry line) {
            Requirement requirement =
                    new QueueReader(new Values(faults, Unit.SECONDS), skills).requirement(line.value());
            scalars.matching(line.key(), LANGUAGE, "a language", "es")
                    .ifPresent(tag -> languages.put(tag, requirement));
        }

        private void queue(YamlNode.Entry line) {
            Optional<String> name = scalars.name(line.key(), "the name of a queue", "general");
            if (isTelephone(line.value())) {
                Entries.of(line.value(), "queue " + line.key().text(), faults)
                        .flatMap(this::telephone)
                        .ifPresent(request -> name.ifPresent(queue -> telephones.put(queue, request)));
            } else {
                QueueReader reader = new QueueReader(new Values(faults, Unit.SECONDS), skills);
                String id = line.key().text();
                Queue queue = reader.read(id, withoutOurs(id, line.value()));
                if (name.isPresent()) {
                    queues.add(queue);
                }
            }
        }

        /** What is no business of routing is read here, and taken out of the queue's keys. */
        private YamlNode withoutOurs(String queue, YamlNode value) {
            if (!(value instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, Place place))) {
                return value;
            }
            List<YamlNode.Entry> others = new ArrayList<>();
            for (YamlNode.Entry entry : entries) {
                switch (entry.key().text()) {
                    case "number" -> numbers.ofQueue(queue, entry.value());
                    case "record" -> rule(entry.value()).ifPresent(rule -> recording.put(queue, rule));
                    default -> others.add(entry);
                }
            }
            return new YamlNode.Mapping(others, place);
        }

        private Optional<RecordingRule> rule(YamlNode node) {
            Optional<RecordingRule> rule =
                    node instanceof YamlNode.Scalar scalar ? RecordingRule.read(scalar.text()) : Optional.empty();
            if (rule.isEmpty()) {
                faults.add(
                        node.place(),
                        node.what() + " is no rule of recording; there are all, none, on request, and a share of the"
                                + " calls such as 20%");
            }
            return rule;
        }

        private static boolean isTelephone(YamlNode queue) {
            return queue instanceof YamlNode.Mapping mapping
                    && mapping.entries().stream()
                            .anyMatch(line -> line.key().text().equals("dial"));
        }

        private Optional<DialRequest> telephone(Entries entries) {
            long ringMs = entries.optional("ring")
                    .flatMap(node -> scalars.duration(node, RING_MAX_MS))
                    .orElse(RING_MS);
            Optional<YamlNode> dial = entries.optional("dial");
            entries.refuseRest();
            return dial.flatMap(node -> scalars.scalar(node, "whom to dial")).flatMap(scalar -> {
                try {
                    return Optional.of(new DialRequest(scalar.text(), Duration.ofMillis(ringMs)));
                } catch (IllegalArgumentException e) {
                    faults.add(scalar.place(), String.valueOf(e.getMessage()));
                    return Optional.empty();
                }
            });
        }

        private void extension(YamlNode.Entry line) {
            Optional<String> name = scalars.name(line.key(), "the name of an extension", "front-desk");
            scalars.scalar(line.value(), "an extension of the dialplan").ifPresent(scalar -> {
                if (scalar.text().matches("[A-Za-z0-9*#+_-]{1,40}")) {
                    name.ifPresent(found -> extensions.put(found, scalar.text()));
                } else {
                    faults.add(
                            scalar.place(),
                            "\"" + scalar.text() + "\" is no extension; right would be for example \"200\"");
                }
            });
        }
    }
}
