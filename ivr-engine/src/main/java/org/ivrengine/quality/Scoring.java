package org.ivrengine.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Kind;
import org.ivrengine.quality.Scorecard.Section;

/**
 * From answers to a score. A section is the weighted mean of its criteria, the whole the weighted mean of its sections;
 * what does not apply is left out of both, so that the rest weighs more.
 */
public final class Scoring {

    private Scoring() {}

    /** @return criteria without an answer, in order */
    public static List<String> missing(Scorecard card, Map<String, Answer> answers) {
        return card.criteria().stream()
                .map(Criterion::key)
                .filter(key -> !answers.containsKey(key))
                .toList();
    }

    /**
     * Scores a complete set of answers.
     *
     * @return empty when nothing that has a weight applied
     * @throws IllegalArgumentException for answers that are missing, or none to their criterion
     */
    public static Optional<Score> score(Scorecard card, Map<String, Answer> answers) {
        Map<String, OptionalInt> sections = new LinkedHashMap<>();
        Fraction sum = Fraction.ZERO;
        long weight = 0;
        boolean fatal = false;
        for (Section section : card.sections()) {
            for (Criterion criterion : section.criteria()) {
                fatal |= criterion.fatal() && answer(criterion, answers).isWorst();
            }
            Optional<Fraction> mean = mean(section, answers);
            sections.put(
                    section.key(),
                    mean.map(exact -> OptionalInt.of(exact.permille())).orElse(OptionalInt.empty()));
            if (mean.isPresent()) {
                sum = sum.plus(mean.get().times(section.weight()));
                weight += section.weight();
            }
        }
        if (weight == 0 && !fatal) {
            return Optional.empty();
        }
        int permille = fatal ? 0 : sum.over(weight).permille();
        return Optional.of(new Score(permille, fatal, !fatal && permille >= card.passPermille(), sections));
    }

    private static Optional<Fraction> mean(Section section, Map<String, Answer> answers) {
        Fraction sum = Fraction.ZERO;
        long weight = 0;
        for (Criterion criterion : section.criteria()) {
            Optional<Fraction> share = share(criterion, answer(criterion, answers));
            if (share.isPresent() && criterion.weight() > 0) {
                sum = sum.plus(share.get().times(criterion.weight()));
                weight += criterion.weight();
            }
        }
        return weight == 0 ? Optional.empty() : Optional.of(sum.over(weight));
    }

    /** From nothing to all of it; empty when it does not apply. */
    static Optional<Fraction> share(Criterion criterion, Answer answer) {
        return switch (answer) {
            case Answer.NotApplicable _ -> Optional.empty();
            case Answer.Yes _ -> Optional.of(Fraction.of(1, 1));
            case Answer.No _ -> Optional.of(Fraction.ZERO);
            case Answer.Points(int points) ->
                switch (criterion.kind()) {
                    case Kind.Scale(int max, var _) -> Optional.of(Fraction.of(points, max));
                    case Kind.YesNo _ -> throw new IllegalArgumentException(criterion.key() + " has no points");
                };
        };
    }

    private static Answer answer(Criterion criterion, Map<String, Answer> answers) {
        Answer answer = answers.get(criterion.key());
        if (answer == null || !criterion.takes(answer)) {
            throw new IllegalArgumentException(criterion.key() + ": " + (answer == null ? "no answer" : answer.word())
                    + "; " + criterion.answers() + " is right");
        }
        return answer;
    }
}
