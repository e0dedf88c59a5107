package org.ivrengine.app.calls.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.quality.Answer;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.Review.Given;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.ReviewBook.RefusedException;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Kind;
import org.ivrengine.quality.Scorecard.Section;
import org.jspecify.annotations.Nullable;

/**
 * Asks a reviewer one criterion after the other. Each answer is kept at once, so that she can leave at any time and go on
 * later where she was.
 */
final class ReviewTalk {

    private static final String KEYS = "Enter an answer, then a comment if you like: \"3 a little fast\"."
            + " Enter alone keeps what is there; ? helps, b goes back, q leaves it as a draft.";

    private final ReviewBook book;
    private final BufferedReader in;
    private final PrintWriter out;
    private final String language;

    ReviewTalk(ReviewBook book, BufferedReader in, PrintWriter out, String language) {
        this.book = book;
        this.in = in;
        this.out = out;
        this.language = language;
    }

    /** @return the review as it is left */
    Review hold(Review draft) throws IOException {
        out.println(draft.card().title().in(language) + ", " + draft.name() + ". " + KEYS);
        List<Criterion> criteria = draft.card().criteria();
        Review review = draft;
        int next = firstOpen(review);
        while (next < criteria.size()) {
            section(review, next);
            Turn turn = ask(review, criteria.get(next), next);
            review = turn.review();
            if (turn.next() < 0) {
                return left(review);
            }
            next = turn.next();
        }
        return finish(review);
    }

    private record Turn(Review review, int next) {}

    private static int firstOpen(Review review) {
        List<Criterion> criteria = review.card().criteria();
        for (int i = 0; i < criteria.size(); i++) {
            if (!review.given().containsKey(criteria.get(i).key())) {
                return i;
            }
        }
        // All answered: from the beginning, Enter keeps what is there.
        return review.supersedes().isPresent() ? 0 : criteria.size();
    }

    private void section(Review review, int number) {
        int before = 0;
        for (Section section : review.card().sections()) {
            if (before == number) {
                out.println();
                out.println(section.title().in(language) + " (weight " + section.weight() + ")");
            }
            before += section.criteria().size();
        }
    }

    private Turn ask(Review review, Criterion criterion, int number) throws IOException {
        Optional<Given> there = Optional.ofNullable(review.given().get(criterion.key()));
        while (true) {
            out.print("  " + criterion.ask().in(language) + (criterion.fatal() ? " [fatal]" : "") + " ("
                    + criterion.answers()
                    + there.map(given -> "; now " + given.answer().word()).orElse("") + ") ");
            String line = line();
            if (line == null || line.equals("q")) {
                return new Turn(review, -1);
            }
            switch (line) {
                case "?" -> help(criterion);
                case "b" -> {
                    return new Turn(review, Math.max(0, number - 1));
                }
                case "" -> {
                    if (there.isPresent()) {
                        return new Turn(review, number + 1);
                    }
                }
                default -> {
                    Optional<Review> answered = answer(review, criterion, line, there);
                    if (answered.isPresent()) {
                        return new Turn(answered.get(), number + 1);
                    }
                }
            }
        }
    }

    private Optional<Review> answer(Review review, Criterion criterion, String line, Optional<Given> there) {
        String[] words = line.split("\\s+", 2);
        Optional<Answer> answer = Answer.read(words[0]).filter(criterion::takes);
        if (answer.isEmpty()) {
            out.println("  \"" + words[0] + "\" is no answer; " + criterion.answers() + " is right");
            return Optional.empty();
        }
        String comment = words.length > 1 ? words[1] : there.map(Given::comment).orElse("");
        return kept(() -> book.answer(
                review.number(),
                Map.of(criterion.key(), new Given(answer.get(), comment)),
                Optional.empty(),
                review.reviewer()));
    }

    private interface Change {
        Review make();
    }

    private Optional<Review> kept(Change change) {
        try {
            return Optional.of(change.make());
        } catch (RefusedException refused) {
            out.println("  " + refused.getMessage());
            return Optional.empty();
        }
    }

    private void help(Criterion criterion) {
        criterion.help().ifPresent(help -> out.println("    " + help.in(language)));
        if (criterion.kind() instanceof Kind.Scale(var _, var anchors)) {
            anchors.forEach((points, text) -> out.println("    " + points + "  " + text.in(language)));
        }
        out.println("    " + KEYS);
    }

    private Review finish(Review review) throws IOException {
        out.println();
        out.print("A comment about the whole" + (review.comment().isEmpty() ? "" : " (Enter keeps it)") + ": ");
        String comment = line();
        if (comment == null || comment.equals("q")) {
            return left(review);
        }
        Review commented = comment.isEmpty()
                ? review
                : kept(() -> book.answer(review.number(), Map.of(), Optional.of(comment), review.reviewer()))
                        .orElse(review);
        out.print("Close it? It cannot be changed after that. (y, n) ");
        String close = line();
        if (close == null || !close.equals("y")) {
            return left(commented);
        }
        return kept(() -> book.close(review.number(), review.reviewer())).orElse(commented);
    }

    private Review left(Review review) {
        out.println();
        out.println("Left as a draft: ./ivr calls review " + review.name() + " goes on.");
        return review;
    }

    private @Nullable String line() throws IOException {
        out.flush();
        String line = in.readLine();
        return line == null ? null : line.strip();
    }
}
