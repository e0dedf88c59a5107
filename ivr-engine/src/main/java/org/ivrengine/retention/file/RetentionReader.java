package org.ivrengine.retention.file;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ivrengine.retention.RetentionRules;
import org.ivrengine.retention.Thing;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads {@code config/retention.yaml}; docs/RETENTION.md has the keys. */
public final class RetentionReader {

    private static final Pattern AGE = Pattern.compile("forever|[1-9]\\d{0,4}d");

    private final Optional<Set<String>> queues;
    private final int journalDays;
    private final Faults faults;
    private final Scalars scalars;

    private RetentionReader(Optional<Set<String>> queues, int journalDays, Faults faults) {
        this.queues = queues;
        this.journalDays = journalDays;
        this.faults = faults;
        scalars = new Scalars(faults);
    }

    /**
     * Reads the rules; to be used only when there are no faults.
     *
     * @param queues those that there are; empty when that is not to be checked
     * @param journalDays for which the call log's files stay on disk; what they tell must not be gone before them
     */
    public static RetentionRules read(String text, Optional<Set<String>> queues, int journalDays, Faults faults) {
        return YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "the file of retention", faults))
                .map(new RetentionReader(queues, journalDays, faults)::rules)
                .orElse(RetentionRules.FOR_EVER);
    }

    private RetentionRules rules(Entries file) {
        SortedMap<Thing, Integer> days = new TreeMap<>();
        file.required("keep", "keep: {recordings: 90d, voicemail: 30d}")
                .flatMap(node -> Entries.of(node, "keep", faults))
                .ifPresent(keep -> {
                    for (Thing thing : Thing.values()) {
                        keep.optional(thing.word())
                                .ifPresent(node -> age(node).ifPresent(age -> {
                                    atLeastTheJournal(thing, age, node);
                                    days.put(thing, age);
                                }));
                    }
                    keep.refuseRest();
                });
        SortedMap<String, Optional<Integer>> ofQueues = new TreeMap<>();
        file.optional("queues")
                .flatMap(node -> Entries.of(node, "queues", faults))
                .ifPresent(entries -> entries.rest().forEach(entry -> queue(entry, ofQueues)));
        file.refuseRest();
        return new RetentionRules(days, ofQueues);
    }

    private void atLeastTheJournal(Thing thing, int age, YamlNode node) {
        boolean isInTheJournal = thing == Thing.CALLER_NUMBERS || thing == Thing.CALL_DETAILS;
        if (isInTheJournal && age < journalDays) {
            faults.add(
                    node.place(),
                    "the call log's files stay for " + journalDays
                            + " days (call_log: journal_days of engine.yaml) and have" + " the same; at least "
                            + journalDays + "d is right, or fewer journal_days");
        }
    }

    private void queue(YamlNode.Entry entry, SortedMap<String, Optional<Integer>> ofQueues) {
        String queue = entry.key().text();
        queues.filter(known -> !known.contains(queue))
                .ifPresent(known -> faults.add(
                        entry.key().place(), "there is no queue \"" + queue + "\"" + Suggestion.among(queue, known)));
        Entries.of(entry.value(), "queue " + queue, faults).ifPresent(lines -> {
            lines.required("recordings", "recordings: 30d").ifPresent(node -> {
                Optional<Integer> age = age(node);
                ofQueues.put(queue, age);
            });
            lines.refuseRest();
        });
    }

    /** @return days; empty for ever, or after a fault */
    private Optional<Integer> age(YamlNode node) {
        return scalars.matching(node, AGE, "an age", "90d or forever")
                .filter(text -> !text.equals("forever"))
                .map(text -> Integer.valueOf(text.substring(0, text.length() - 1)));
    }
}
