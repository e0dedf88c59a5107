package org.ivrengine.prompts.speech;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.prompts.source.Fields;
import org.ivrengine.prompts.speech.LanguageRules.Period;
import org.ivrengine.prompts.speech.LanguageRules.Range;
import org.ivrengine.prompts.speech.LanguageRules.TimeCase;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads how a language tells the time. */
final class TimeRulesReader {

    private static final List<String> CLOCKS = List.of("12h", "24h");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,2})(?:\\.\\.(\\d{1,2}))?");

    private final LanguageRulesReader styles;
    private final Faults faults;

    TimeRulesReader(LanguageRulesReader styles, Faults faults) {
        this.styles = styles;
        this.faults = faults;
    }

    LanguageRules.TimeRules read(Fields fields) {
        String clock = fields.requiredText("clock");
        if (!CLOCKS.contains(clock)) {
            fields.node("clock")
                    .ifPresent(node -> faults.add(
                            node.place(), "clock \"" + clock + "\" does not exist" + Suggestion.among(clock, CLOCKS)));
        }
        NumberStyle hour = styles.style(fields.required("hour"));
        NumberStyle minute = styles.style(fields.required("minute"));
        List<Period> periods = periods(fields);
        List<TimeCase> cases = List.of();
        for (String each : CLOCKS) {
            Optional<YamlNode> node = each.equals(clock) ? fields.required(each) : fields.node(each);
            List<TimeCase> read =
                    node.map(found -> cases(found, !periods.isEmpty())).orElse(List.of());
            cases = each.equals(clock) ? read : cases;
        }
        return new LanguageRules.TimeRules(clock.equals("12h"), hour, minute, periods, cases);
    }

    private List<Period> periods(Fields fields) {
        List<Period> periods = new ArrayList<>();
        fields.node("periods")
                .flatMap(node -> Fields.of(node, "periods", faults))
                .ifPresent(all -> all.all().forEach(entry -> {
                    if (entry.value() instanceof YamlNode.Scalar text) {
                        time(entry.key().text(), entry.key().place())
                                .ifPresent(from -> periods.add(new Period(from, text.text())));
                    } else {
                        faults.add(entry.key().place(), "expected a time with the words for what follows it");
                    }
                }));
        boolean ascending = true;
        for (int i = 1; i < periods.size(); i++) {
            ascending &= periods.get(i - 1).from().isBefore(periods.get(i).from());
        }
        if (!periods.isEmpty() && (!periods.getFirst().from().equals(LocalTime.MIDNIGHT) || !ascending)) {
            faults.add(fields.place(), "periods begin with 00:00 and go up from there");
        }
        return periods;
    }

    private List<TimeCase> cases(YamlNode node, boolean withPeriods) {
        if (!(node instanceof YamlNode.Sequence listing) || listing.items().isEmpty()) {
            faults.add(node.place(), "expected a list of cases, found " + node.what());
            return List.of();
        }
        List<TimeCase> cases = listing.items().stream()
                .flatMap(item -> Fields.read(item, "a case", faults, fields -> timeCase(fields, withPeriods)).stream())
                .toList();
        if (!cases.isEmpty()) {
            TimeCase last = cases.getLast();
            if (last.at().isPresent()
                    || last.hour().isPresent()
                    || last.minute().isPresent()) {
                faults.add(
                        listing.items().getLast().place(),
                        "the last case has no condition, so that every time is said");
            }
        }
        return cases;
    }

    private TimeCase timeCase(Fields fields, boolean withPeriods) {
        String[] slots = withPeriods ? new String[] {"hour", "minute", "period"} : new String[] {"hour", "minute"};
        return new TimeCase(
                fields.node("at").flatMap(node -> time(fields.requiredText("at"), node.place())),
                range(fields, "hour", 23),
                range(fields, "minute", 59),
                styles.template(fields.required("say"), slots));
    }

    private Optional<Range> range(Fields fields, String name, int max) {
        return fields.node(name).flatMap(node -> {
            Matcher matcher = RANGE.matcher(fields.requiredText(name));
            if (matcher.matches()) {
                int from = Integer.parseInt(matcher.group(1));
                int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
                if (from <= to && to <= max) {
                    return Optional.of(new Range(from, to));
                }
            }
            faults.add(node.place(), "expected a number up to " + max + " or a range such as 1..9");
            return Optional.empty();
        });
    }

    private Optional<LocalTime> time(String text, Place place) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            faults.add(place, "\"" + text + "\" is no time; expected for example \"06:00\"");
            return Optional.empty();
        }
    }
}
