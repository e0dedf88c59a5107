package org.ivrengine.quality.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ivrengine.quality.QualityLimits;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Section;
import org.ivrengine.quality.Texts;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads one scorecard; docs/QUALITY.md has the keys. */
public final class ScorecardReader {

    /** Keys are typed on the command line. */
    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final Pattern SHARE = Pattern.compile("(100|[0-9]{1,2})(\\.[0-9])?%");
    private static final Texts NO_TITLE = Texts.of("?");

    private final String key;
    private final Optional<Set<String>> knownQueues;
    private final Faults faults;
    private final Scalars scalars;
    private final TextReader texts;
    private final Map<String, Place> criteria = new HashMap<>();
    private Texts title = NO_TITLE;

    private ScorecardReader(String key, Optional<Set<String>> knownQueues, Faults faults) {
        this.key = key;
        this.knownQueues = knownQueues;
        this.faults = faults;
        this.scalars = new Scalars(faults);
        this.texts = new TextReader(faults);
    }

    /**
     * Reads a scorecard.
     *
     * @param key its file's name without the ending
     * @param queues those that there are; empty when that is not to be checked
     * @return empty when there are faults
     */
    public static Optional<Scorecard> read(String key, String text, Optional<Set<String>> queues, Faults faults) {
        if (!KEY.matcher(key).matches()) {
            faults.add(
                    Place.START,
                    "the file's name is the scorecard's; \"" + key + "\" should be small letters, digits and dashes,"
                            + " for example service-call");
        }
        return YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "a scorecard", faults))
                .flatMap(new ScorecardReader(key, queues, faults)::card);
    }

    private Optional<Scorecard> card(Entries card) {
        Optional<YamlNode> titled = card.required("title", "title: {en: Service call, es: Llamada de servicio}");
        title = titled.flatMap(node -> texts.read(node, "the title")).orElse(NO_TITLE);
        TreeSet<String> queues = new TreeSet<>();
        card.optional("queues").ifPresent(node -> queues(node, queues));
        int pass = card.required("pass", "pass: 80%").map(this::share).orElse(0);
        List<Section> sections = new ArrayList<>();
        card.required("sections", "sections: {greeting: {title: Greeting, weight: 20, criteria: {...}}}")
                .flatMap(node -> Entries.of(node, "sections", faults))
                .ifPresent(entries -> entries.rest().forEach(entry -> sections.add(section(entry))));
        card.refuseRest();
        if (criteria.isEmpty() && faults.isEmpty()) {
            faults.add(card.place(), "the scorecard has no criteria");
        }
        if (sections.size() > QualityLimits.SECTIONS_MAX || criteria.size() > QualityLimits.CRITERIA_MAX) {
            faults.add(
                    card.place(),
                    sections.size() + " sections with " + criteria.size() + " criteria; at most "
                            + QualityLimits.SECTIONS_MAX + " with " + QualityLimits.CRITERIA_MAX + " are read");
        }
        return faults.isEmpty() ? Optional.of(new Scorecard(key, title, queues, pass, sections)) : Optional.empty();
    }

    private void queues(YamlNode node, Set<String> queues) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            faults.add(node.place(), "queues are written as a list, for example [billing, general]");
            return;
        }
        for (YamlNode item : sequence.items()) {
            scalars.name(item, "the name of a queue", "billing").ifPresent(queue -> {
                queues.add(queue);
                knownQueues
                        .filter(known -> !known.contains(queue))
                        .ifPresent(known -> faults.add(
                                item.place(), "there is no queue \"" + queue + "\"" + Suggestion.among(queue, known)));
            });
        }
    }

    /** @return per mille */
    private int share(YamlNode node) {
        return scalars.matching(node, SHARE, "a share", "80% or 82.5%")
                .map(text -> new BigDecimal(text.substring(0, text.length() - 1))
                        .movePointRight(1)
                        .intValueExact())
                .filter(permille -> {
                    if (permille > 1_000) {
                        faults.add(node.place(), "more than 100% nobody reaches");
                    }
                    return permille <= 1_000;
                })
                .orElse(0);
    }

    private Section section(YamlNode.Entry entry) {
        String name = entry.key().text();
        scalars.matching(entry.key(), KEY, "the key of a section", "greeting");
        Optional<Entries> there = Entries.of(entry.value(), "section " + name, faults);
        if (there.isEmpty()) {
            return new Section(name, NO_TITLE, 1, List.of());
        }
        Entries section = there.get();
        Texts sectionTitle = required(section, "title", "title: {en: Greeting, es: Saludo}", "the title of " + name);
        int weight = weight(section, 1);
        List<Criterion> own = new ArrayList<>();
        section.required("criteria", "criteria: {named: {ask: Did she say her name?}}")
                .flatMap(node -> Entries.of(node, "criteria", faults))
                .ifPresent(entries -> entries.rest().forEach(line -> own.add(new CriterionReader().read(line))));
        section.refuseRest();
        if (faults.isEmpty() && own.stream().allMatch(criterion -> criterion.weight() == 0)) {
            faults.add(entry.key().place(), "nothing in section " + name + " has a weight");
        }
        return new Section(name, sectionTitle, weight, own);
    }

    private Texts required(Entries entries, String line, String example, String what) {
        Optional<YamlNode> node = entries.required(line, example);
        Optional<Texts> read = node.flatMap(there -> texts.read(there, what));
        node.ifPresent(there -> texts.sameLanguages(there, what, title, read));
        return read.orElse(NO_TITLE);
    }

    private int weight(Entries entries, int least) {
        return entries.optional("weight")
                .flatMap(node -> scalars.number(node, least, QualityLimits.WEIGHT_MAX, "a weight"))
                .orElse(1);
    }

    /** Reads criteria of a section. */
    private final class CriterionReader {

        private Criterion read(YamlNode.Entry entry) {
            String name = entry.key().text();
            scalars.matching(entry.key(), KEY, "the key of a criterion", "named-herself");
            Place before = criteria.putIfAbsent(name, entry.key().place());
            if (before != null) {
                faults.add(
                        entry.key().place(),
                        "there is a criterion \"" + name + "\" already, in line " + before.line()
                                + "; keys differ across sections, too");
            }
            Optional<Entries> there = Entries.of(entry.value(), "criterion " + name, faults);
            if (there.isEmpty()) {
                return new Criterion(name, NO_TITLE, Optional.empty(), new Scorecard.Kind.YesNo(), 1, false, true);
            }
            Entries lines = there.get();
            Texts ask = required(lines, "ask", "ask: Did she say her name?", "the question of " + name);
            Optional<YamlNode> helpNode = lines.optional("help");
            Optional<Texts> help = helpNode.flatMap(node -> texts.read(node, "the help of " + name));
            helpNode.ifPresent(node -> texts.sameLanguages(node, "the help of " + name, title, help));
            boolean fatal = lines.optional("fatal").flatMap(scalars::flag).orElse(false);
            boolean mayNotApply =
                    lines.optional("not_applicable").flatMap(scalars::flag).orElse(true);
            Scorecard.Kind kind = new ScaleReader(faults, texts, title).read(lines, name);
            int weight = weight(lines, fatal ? 0 : 1);
            lines.refuseRest();
            return new Criterion(name, ask, help, kind, weight, fatal, mayNotApply);
        }
    }
}
