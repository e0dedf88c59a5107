package org.ivrengine.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Kind;
import org.ivrengine.quality.Scorecard.Section;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final int SEEDS = 2_000;

    private static Criterion yesNo(String key, int weight, boolean fatal) {
        return new Criterion(key, Texts.of(key), Optional.empty(), new Kind.YesNo(), weight, fatal, true);
    }

    private static Criterion scale(String key, int weight, int max) {
        return new Criterion(
                key, Texts.of(key), Optional.empty(), new Kind.Scale(max, new TreeMap<>()), weight, false, true);
    }

    private static Scorecard card(int pass, Section... sections) {
        return new Scorecard("card", Texts.of("Card"), new TreeSet<>(), pass, List.of(sections));
    }

    private static Section section(String key, int weight, Criterion... criteria) {
        return new Section(key, Texts.of(key), weight, List.of(criteria));
    }

    private static final Scorecard TWO_SECTIONS = card(
            800,
            section("opening", 20, yesNo("greeting", 1, false), yesNo("name", 3, false)),
            section("solution", 80, scale("right", 2, 4), yesNo("checked", 1, true)));

    private static Map<String, Answer> answers(String... words) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        List<String> keys = TWO_SECTIONS.criteria().stream().map(Criterion::key).toList();
        for (int i = 0; i < words.length; i++) {
            answers.put(keys.get(i), Answer.read(words[i]).orElseThrow());
        }
        return answers;
    }

    private static Score score(String... words) {
        return Scoring.score(TWO_SECTIONS, answers(words)).orElseThrow();
    }

    @Test
    void aScoreIsTheWeightedMeanOfWeightedMeans() {
        // opening 1/4; solution (2 * 3/4 + 1) / 3 = 5/6; whole 0.2 / 4 + 0.8 * 5 / 6 = 0.71666...
        Score score = score("yes", "no", "3", "yes");
        assertEquals(717, score.permille());
        assertEquals(Map.of("opening", OptionalInt.of(250), "solution", OptionalInt.of(833)), score.sections());
        assertEquals(false, score.passed());
        assertEquals(
                new Score(
                        1_000,
                        false,
                        true,
                        Map.of("opening", OptionalInt.of(1_000), "solution", OptionalInt.of(1_000))),
                score("yes", "yes", "4", "yes"));
    }

    @Test
    void whatDoesNotApplyMakesTheRestWeighMore() {
        assertEquals(1_000, score("yes", "na", "4", "yes").permille());
        Score withoutOpening = score("na", "na", "2", "yes");
        assertEquals(667, withoutOpening.permille(), "only the solution counts: (2 * 1/2 + 1) / 3");
        assertEquals(OptionalInt.empty(), withoutOpening.sections().get("opening"));
        assertEquals(Optional.empty(), Scoring.score(TWO_SECTIONS, answers("na", "na", "na", "na")));
    }

    @Test
    void theWorstAnswerToAFatalCriterionMakesItAllNothing() {
        Score fatal = score("yes", "yes", "4", "no");
        assertEquals(0, fatal.permille());
        assertTrue(fatal.fatal());
        assertEquals(false, fatal.passed());
        assertEquals(OptionalInt.of(667), fatal.sections().get("solution"), "sections stay as they are, to learn from");
        assertEquals(false, score("yes", "yes", "4", "na").fatal(), "what does not apply is not fatal");
    }

    @Test
    void aFatalAnswerFailsAlsoWhenNothingIsRequiredToPass() {
        Scorecard lenient = card(0, section("only", 1, yesNo("right", 1, false), yesNo("rude", 0, true)));
        Score score = Scoring.score(lenient, Map.of("right", new Answer.NotApplicable(), "rude", new Answer.No()))
                .orElseThrow();
        assertEquals(0, score.permille());
        assertEquals(false, score.passed());
    }

    @Test
    void whoPassesIsJudgedByTheFigureThatIsShown() {
        Scorecard thirds = card(667, section("only", 1, scale("right", 1, 3)));
        assertTrue(
                Scoring.score(thirds, Map.of("right", new Answer.Points(2)))
                        .orElseThrow()
                        .passed(),
                "66.66 % is 66.7 %");
    }

    @Test
    void answersThatAreMissingOrNoneToTheirCriterionAreRefused() {
        assertEquals(List.of("checked"), Scoring.missing(TWO_SECTIONS, answers("yes", "yes", "4")));
        assertThrows(IllegalArgumentException.class, () -> score("yes", "yes", "4"));
        assertThrows(IllegalArgumentException.class, () -> score("yes", "yes", "5", "yes"));
        assertThrows(IllegalArgumentException.class, () -> score("3", "yes", "4", "yes"));
    }

    /** Against decimals of fifty digits, for thousands of scorecards. */
    @Test
    void scoresAreExactForAnyScorecard() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomScorecards random = new RandomScorecards(seed);
            Scorecard card = random.card();
            Map<String, Answer> answers = random.answers(card);
            String replay = "seed " + seed;
            Optional<BigDecimal> exact = weighed(card, answers);
            boolean fatal = card.criteria().stream()
                    .anyMatch(criterion ->
                            criterion.fatal() && given(answers, criterion).isWorst());
            Optional<Score> score = Scoring.score(card, answers);
            assertEquals(exact.isPresent() || fatal, score.isPresent(), replay);
            if (score.isEmpty()) {
                continue;
            }
            if (fatal) {
                assertEquals(0, score.get().permille(), replay);
                assertEquals(false, score.get().passed(), replay);
            } else {
                BigDecimal error = exact.orElseThrow()
                        .multiply(BigDecimal.valueOf(1_000))
                        .subtract(BigDecimal.valueOf(score.get().permille()))
                        .abs();
                assertTrue(
                        error.compareTo(new BigDecimal("0.5000000000000000000001")) < 0, replay + ": off by " + error);
                assertEquals(
                        score.get().permille() >= card.passPermille(),
                        score.get().passed(),
                        replay);
            }
        }
    }

    /** A better answer never makes a worse score, whatever else was answered. */
    @Test
    void aBetterAnswerNeverCosts() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomScorecards random = new RandomScorecards(seed);
            Scorecard card = random.card();
            Map<String, Answer> answers = random.answers(card);
            for (Criterion criterion : card.criteria()) {
                Optional<Answer> better = better(criterion, given(answers, criterion));
                if (better.isPresent()) {
                    Map<String, Answer> changed = new LinkedHashMap<>(answers);
                    changed.put(criterion.key(), better.get());
                    int before = Scoring.score(card, answers).orElseThrow().permille();
                    int after =
                            Scoring.score(card, changed).map(Score::permille).orElse(before);
                    assertTrue(
                            after >= before, "seed " + seed + ", " + criterion.key() + ": " + before + " to " + after);
                }
            }
        }
    }

    private static Answer given(Map<String, Answer> answers, Criterion criterion) {
        return Objects.requireNonNull(answers.get(criterion.key()));
    }

    private static Optional<Answer> better(Criterion criterion, Answer answer) {
        return switch (answer) {
            case Answer.No _ -> criterion.weight() > 0 ? Optional.of(new Answer.Yes()) : Optional.empty();
            case Answer.Points(int points) -> {
                Answer next = points < 10 ? new Answer.Points(points + 1) : answer;
                yield criterion.weight() > 0 && criterion.takes(next) && points < 10
                        ? Optional.of(next)
                        : Optional.empty();
            }
            case Answer.Yes _, Answer.NotApplicable _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> weighed(Scorecard card, Map<String, Answer> answers) {
        MathContext fifty = new MathContext(50);
        BigDecimal sum = BigDecimal.ZERO;
        int weights = 0;
        for (Section section : card.sections()) {
            BigDecimal own = BigDecimal.ZERO;
            int ownWeights = 0;
            for (Criterion criterion : section.criteria()) {
                BigDecimal share = switch (given(answers, criterion)) {
                    case Answer.Yes _ -> BigDecimal.ONE;
                    case Answer.Points(int points) ->
                        BigDecimal.valueOf(points)
                                .divide(BigDecimal.valueOf(((Kind.Scale) criterion.kind()).max()), fifty);
                    case Answer.No _ -> BigDecimal.ZERO;
                    case Answer.NotApplicable _ -> BigDecimal.valueOf(-1);
                };
                if (share.signum() >= 0) {
                    own = own.add(share.multiply(BigDecimal.valueOf(criterion.weight())));
                    ownWeights += criterion.weight();
                }
            }
            if (ownWeights > 0) {
                sum = sum.add(own.divide(BigDecimal.valueOf(ownWeights), fifty)
                        .multiply(BigDecimal.valueOf(section.weight())));
                weights += section.weight();
            }
        }
        return weights == 0 ? Optional.empty() : Optional.of(sum.divide(BigDecimal.valueOf(weights), fifty));
    }
}
