package org.ivrengine.quality.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ivrengine.quality.QualityLimits;
import org.ivrengine.quality.sample.SampleRule;
import org.ivrengine.quality.sample.SampleRule.Size;
import org.ivrengine.quality.sample.SampleRule.StepOutcome;
import org.ivrengine.quality.sample.SampleRule.Where;
import org.ivrengine.quality.sample.SampleRules;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads {@code config/samples.yaml}; docs/QUALITY.md has the keys. */
public final class SamplesReader {

    private static final Pattern DURATION = Pattern.compile("\\d{1,5}[smhd]");
    private static final Pattern PERSON = Pattern.compile("[^\\p{Cntrl}]{1,80}");
    private static final int SEED_MAX = 999_999_999;

    private final Set<String> scorecards;
    private final Optional<Set<String>> queues;
    private final Faults faults;
    private final Scalars scalars;

    private SamplesReader(Set<String> scorecards, Optional<Set<String>> queues, Faults faults) {
        this.scorecards = scorecards;
        this.queues = queues;
        this.faults = faults;
        scalars = new Scalars(faults);
    }

    /**
     * Reads the rules; to be used only when there are no faults.
     *
     * @param scorecards those that there are
     * @param queues those that there are; empty when that is not to be checked
     */
    public static SampleRules read(String text, Set<String> scorecards, Optional<Set<String>> queues, Faults faults) {
        return YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "the file of samples", faults))
                .map(new SamplesReader(scorecards, queues, faults)::rules)
                .orElse(SampleRules.NONE);
    }

    private SampleRules rules(Entries file) {
        int seed = file.optional("seed")
                .flatMap(node -> scalars.number(node, 0, SEED_MAX, "a seed"))
                .orElse(0);
        List<SampleRule> rules = new ArrayList<>();
        file.required("samples", "samples: {each-agent: {scorecard: service-call, per_agent: 3}}")
                .flatMap(node -> Entries.of(node, "samples", faults))
                .ifPresent(
                        entries -> entries.rest().forEach(entry -> rule(entry).ifPresent(rules::add)));
        file.refuseRest();
        return new SampleRules(seed, rules);
    }

    private Optional<SampleRule> rule(YamlNode.Entry entry) {
        String key = entry.key().text();
        scalars.matching(entry.key(), ScorecardReader.KEY, "the key of a sample", "each-agent");
        return Entries.of(entry.value(), "sample " + key, faults).map(lines -> {
            String scorecard = lines.required("scorecard", "scorecard: service-call")
                    .flatMap(node -> known(node, "scorecard", scorecards))
                    .orElse("");
            TreeSet<String> of = new TreeSet<>();
            lines.optional("queues")
                    .ifPresent(node -> items(node, "queues", "[billing, general]")
                            .forEach(item -> queue(item).ifPresent(of::add)));
            Size size = size(lines, key);
            Where where = lines.optional("where")
                    .flatMap(node -> Entries.of(node, "where", faults))
                    .map(this::where)
                    .orElse(Where.ANY);
            List<String> reviewers = new ArrayList<>();
            lines.optional("reviewers")
                    .ifPresent(node -> items(node, "reviewers", "[lee, kim]")
                            .forEach(item -> scalars.matching(item, PERSON, "who reviews", "lee")
                                    .ifPresent(reviewers::add)));
            lines.refuseRest();
            return new SampleRule(key, scorecard, of, where, size, reviewers);
        });
    }

    private Optional<String> known(YamlNode node, String what, Set<String> known) {
        return scalars.name(node, "the name of a " + what, "service-call").filter(name -> {
            if (!known.contains(name)) {
                faults.add(node.place(), "there is no " + what + " \"" + name + "\"" + Suggestion.among(name, known));
            }
            return known.contains(name);
        });
    }

    private Optional<String> queue(YamlNode item) {
        return queues.isPresent()
                ? known(item, "queue", queues.get())
                : scalars.name(item, "the name of a queue", "billing");
    }

    private List<YamlNode> items(YamlNode node, String what, String example) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        faults.add(node.place(), what + " are written as a list, for example " + example);
        return List.of();
    }

    private Size size(Entries lines, String key) {
        Optional<YamlNode> perAgent = lines.optional("per_agent");
        Optional<YamlNode> inAll = lines.optional("in_all");
        if (perAgent.isPresent() == inAll.isPresent()) {
            faults.add(
                    lines.place(),
                    "sample " + key + " needs either \"per_agent\" or \"in_all\", for example: per_agent: 3");
        }
        return inAll.map(node -> (Size) new Size.InAll(number(node)))
                .or(() -> perAgent.map(node -> new Size.PerAgent(number(node))))
                .orElse(new Size.PerAgent(1));
    }

    private int number(YamlNode node) {
        return scalars.number(node, 1, QualityLimits.SAMPLE_MAX, "a number of contacts a week")
                .orElse(1);
    }

    private Where where(Entries lines) {
        Where where = new Where(
                duration(lines, "min_talk"),
                duration(lines, "max_talk"),
                duration(lines, "hold"),
                duration(lines, "wait"),
                lines.optional("transferred").flatMap(scalars::flag),
                duration(lines, "repeat_within"),
                lines.optional("step").flatMap(this::step));
        lines.refuseRest();
        return where;
    }

    private OptionalLong duration(Entries lines, String key) {
        Optional<Long> ms = lines.optional(key)
                .flatMap(node -> scalars.matching(node, DURATION, "a time", "30s, 2m or 7d"))
                .map(SamplesReader::milliseconds);
        return ms.isPresent() ? OptionalLong.of(ms.get()) : OptionalLong.empty();
    }

    private static long milliseconds(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> number * 1_000;
            case 'm' -> number * 60_000;
            case 'h' -> number * 3_600_000;
            default -> number * 86_400_000;
        };
    }

    private Optional<StepOutcome> step(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
            YamlNode.Entry only = mapping.entries().getFirst();
            Set<String> outcomes = new TreeSet<>();
            items(only.value(), "outcomes of a step", "[key 1, key 2]")
                    .forEach(item -> scalars.scalar(item, "an outcome of a step")
                            .ifPresent(scalar -> outcomes.add(scalar.text())));
            return Optional.of(new StepOutcome(only.key().text(), outcomes));
        }
        faults.add(node.place(), "a step and its outcomes are expected here, for example {rating: [key 1, key 2]}");
        return Optional.empty();
    }
}
