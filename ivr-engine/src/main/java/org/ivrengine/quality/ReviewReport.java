package org.ivrengine.quality;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Section;

/** Figures of closed reviews. One that was superseded does not count, the one in its place does. */
public final class ReviewReport {

    /** What a line is about. */
    public enum By {
        ALL,
        AGENT,
        QUEUE,
        REVIEWER,
        SCORECARD,
        SECTION,
        CRITERION,
        WEEK
    }

    private final List<Review> reviews;
    private final ZoneId zone;

    /** @param zone in which weeks begin */
    public ReviewReport(List<Review> reviews, ZoneId zone) {
        this.reviews = reviews.stream()
                .filter(review -> review.isClosed() && review.supersededBy().isEmpty())
                .toList();
        this.zone = zone;
    }

    /** @return how many reviews count */
    public int count() {
        return reviews.size();
    }

    /** @return in order of their names; agents and queues are missing where the call had none */
    public SortedMap<String, ReviewTally> lines(By by) {
        SortedMap<String, ReviewTally> lines = new TreeMap<>();
        for (Review review : reviews) {
            Consumer<String> whole = name -> tally(lines, name).add(review);
            switch (by) {
                case ALL -> whole.accept("all");
                case AGENT -> review.subject().agent().ifPresent(whole);
                case QUEUE -> review.subject().queue().ifPresent(whole);
                case REVIEWER -> whole.accept(review.reviewer());
                case SCORECARD -> whole.accept(review.card().key());
                case WEEK -> whole.accept(week(review.closedAt().orElseThrow(), zone));
                case SECTION -> sections(review, lines);
                case CRITERION -> criteria(review, lines);
            }
        }
        return lines;
    }

    private static void sections(Review review, SortedMap<String, ReviewTally> lines) {
        review.score()
                .orElseThrow()
                .sections()
                .forEach((section, permille) -> tally(lines, review.card().key() + "/" + section)
                        .addPart(
                                permille.isPresent()
                                        ? Optional.of(Fraction.of(permille.getAsInt(), 1_000))
                                        : Optional.empty(),
                                false));
    }

    /** By key: a criterion of a later version is the same one. */
    private static void criteria(Review review, SortedMap<String, ReviewTally> lines) {
        Map<String, Answer> answers = review.answers();
        for (Section section : review.card().sections()) {
            for (Criterion criterion : section.criteria()) {
                Answer answer = answers.get(criterion.key());
                if (answer != null) {
                    tally(lines, review.card().key() + "/" + section.key() + "/" + criterion.key())
                            .addPart(Scoring.share(criterion, answer), criterion.fatal() && answer.isWorst());
                }
            }
        }
    }

    private static ReviewTally tally(SortedMap<String, ReviewTally> lines, String name) {
        return lines.computeIfAbsent(name, _ -> new ReviewTally());
    }

    /** How near those are to one another who have judged the same contact by the same version of a scorecard. */
    public List<Calibration> calibration() {
        SortedMap<String, List<Review>> same = new TreeMap<>();
        for (Review review : reviews) {
            String what =
                    review.subject().call() + " " + review.subject().contact().orElse("") + " "
                            + review.card().key() + " " + review.version();
            same.computeIfAbsent(what, _ -> new ArrayList<>()).add(review);
        }
        SortedMap<String, Calibration> pairs = new TreeMap<>();
        for (List<Review> each : same.values()) {
            for (Review one : each) {
                for (Review other : each) {
                    if (one.reviewer().compareTo(other.reviewer()) < 0) {
                        pairs.computeIfAbsent(
                                        one.reviewer() + "\0" + other.reviewer(),
                                        _ -> new Calibration(one.reviewer(), other.reviewer()))
                                .add(one, other);
                    }
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    /** @return for example {@code 2026-W47} */
    public static String week(Instant at, ZoneId zone) {
        var day = at.atZone(zone);
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
