package org.ivrengine.app.calls.review;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.ivrengine.app.Grid;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.Review.Given;
import org.ivrengine.quality.Review.Standing;
import org.ivrengine.quality.ReviewBook.Event;
import org.ivrengine.quality.ReviewBook.What;
import org.ivrengine.quality.Score;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Section;

/** Reviews for people. */
final class ReviewText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final String language;

    ReviewText(ZoneId zone, String language) {
        this.zone = zone;
        this.language = language;
    }

    String list(List<Review> reviews) {
        Grid grid =
                new Grid().row("review", "call", "began", "agent", "queue", "scorecard", "reviewer", "score", "state");
        for (Review review : reviews) {
            Review.Subject subject = review.subject();
            grid.row(
                    review.name(),
                    subject.call().substring(0, 12),
                    time(subject.calledAt()),
                    subject.agent().orElse("-"),
                    subject.queue().orElse("-"),
                    review.card().key() + " " + review.version(),
                    review.reviewer(),
                    review.score().map(score -> percent(score.permille())).orElse("-"),
                    state(review));
        }
        return grid.toString();
    }

    static String state(Review review) {
        if (!review.isClosed()) {
            return "draft";
        }
        if (review.supersededBy().isPresent()) {
            return "superseded by r" + review.supersededBy().get();
        }
        String verdict = review.score().filter(Score::fatal).isPresent()
                ? "fatal"
                : review.score().filter(Score::passed).isPresent() ? "passed" : "not passed";
        return review.standing() == Standing.SILENT
                ? verdict
                : verdict + ", " + review.standing().name().toLowerCase(Locale.ROOT);
    }

    String sheet(Review review, List<Event> events) {
        StringBuilder text = new StringBuilder();
        Review.Subject subject = review.subject();
        line(
                text,
                "review",
                review.name() + ", " + review.card().title().in(language) + " ("
                        + review.card().key() + ", version " + review.version() + ")");
        line(text, "reviewer", review.reviewer());
        line(text, "call", subject.call() + ", " + time(subject.calledAt()));
        subject.agent().ifPresent(agent -> line(text, "agent", agent));
        subject.queue().ifPresent(queue -> line(text, "queue", queue));
        line(text, "state", state(review));
        review.score()
                .ifPresent(score -> line(
                        text,
                        "score",
                        percent(score.permille()) + " (" + percent(review.card().passPermille()) + " passes)"));
        review.supersedes().ifPresent(old -> line(text, "in place of", "r" + old));
        review.card().sections().forEach(section -> section(text, review, section));
        if (!review.comment().isEmpty()) {
            text.append('\n').append(printable(review.comment())).append('\n');
        }
        text.append('\n');
        for (Event event : events) {
            text.append(time(event.at()) + "  " + printable(event.who()) + ": " + word(event.what())
                    + (event.text().isEmpty() ? "" : ", " + printable(event.text())) + "\n");
        }
        return text.toString();
    }

    private void section(StringBuilder text, Review review, Section section) {
        OptionalInt permille = review.score()
                .map(score -> score.sections().getOrDefault(section.key(), OptionalInt.empty()))
                .orElse(OptionalInt.empty());
        text.append("\n")
                .append(section.title().in(language))
                .append(permille.isPresent() ? "  " + percent(permille.getAsInt()) : "")
                .append('\n');
        for (Criterion criterion : section.criteria()) {
            Given given = review.given().get(criterion.key());
            text.append("  %-4s %s: %s%n"
                    .formatted(
                            given == null ? "..." : given.answer().word(),
                            criterion.key(),
                            criterion.ask().in(language)));
            if (given != null && !given.comment().isEmpty()) {
                text.append("         ").append(printable(given.comment())).append('\n');
            }
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-12s%s%n".formatted(name, printable(value)));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    static String word(What what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    static String percent(int permille) {
        return permille / 10 + "." + permille % 10 + "%";
    }

    /** Text from strangers must not move the cursor of a terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
