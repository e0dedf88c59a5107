package org.ivrengine.app.calls.review;

import java.util.List;
import java.util.Locale;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.ReviewBook.Event;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reviews for programs. Times are ISO 8601 in UTC, scores whole per mille. */
final class ReviewJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ReviewJson() {}

    static String list(List<Review> reviews) {
        ObjectNode root = JSON.createObjectNode();
        var array = root.putArray("reviews");
        reviews.forEach(review -> whole(array.addObject(), review));
        return root.toPrettyString();
    }

    static String one(Review review, List<Event> events) {
        ObjectNode root = JSON.createObjectNode();
        whole(root, review);
        var array = root.putArray("events");
        events.forEach(event -> array.addObject()
                .put("at", event.at().toString())
                .put("who", event.who())
                .put("what", ReviewText.word(event.what()))
                .put("text", event.text()));
        return root.toPrettyString();
    }

    private static void whole(ObjectNode node, Review review) {
        Review.Subject subject = review.subject();
        node.put("review", review.name()).put("call", subject.call());
        subject.contact().ifPresent(contact -> node.put("contact", contact));
        subject.agent().ifPresent(agent -> node.put("agent", agent));
        subject.queue().ifPresent(queue -> node.put("queue", queue));
        node.put("called", subject.calledAt().toString())
                .put("scorecard", review.card().key())
                .put("version", review.version())
                .put("reviewer", review.reviewer())
                .put("begun", review.begunAt().toString())
                .put("state", review.isClosed() ? "closed" : "draft")
                .put("standing", review.standing().name().toLowerCase(Locale.ROOT));
        review.closedAt().ifPresent(at -> node.put("closed", at.toString()));
        review.supersedes().ifPresent(old -> node.put("supersedes", "r" + old));
        review.supersededBy().ifPresent(by -> node.put("superseded_by", "r" + by));
        node.put("pass_permille", review.card().passPermille());
        review.score().ifPresent(score -> {
            node.put("score_permille", score.permille())
                    .put("fatal", score.fatal())
                    .put("passed", score.passed());
            ObjectNode sections = node.putObject("sections");
            score.sections().forEach((section, permille) -> {
                if (permille.isPresent()) {
                    sections.put(section, permille.getAsInt());
                } else {
                    sections.putNull(section);
                }
            });
        });
        ObjectNode answers = node.putObject("answers");
        review.given()
                .forEach((criterion, given) -> answers.putObject(criterion)
                        .put("answer", given.answer().word())
                        .put("comment", given.comment()));
        node.put("comment", review.comment());
    }
}
