package org.ivrengine.quality.sql;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ivrengine.quality.Answer;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.Review.Given;
import org.ivrengine.quality.Review.Standing;
import org.ivrengine.quality.ReviewBook.What;
import org.ivrengine.quality.Score;
import org.ivrengine.quality.Scorecard;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads reviews out of their tables, all that a condition asks for at once. */
final class ReviewRows {

    private static final String SELECT = "select r.*, (select s.review from reviews s where s.supersedes = r.review"
            + " and s.state = 'CLOSED') as superseded_by from reviews r";

    private final Handle handle;
    private final KeptScorecards cards;
    private final Map<Long, Map<String, Given>> given = new HashMap<>();
    private final Map<Long, Map<String, OptionalInt>> sections = new HashMap<>();
    private final Map<Long, Standing> standings = new HashMap<>();

    private ReviewRows(Handle handle, KeptScorecards cards) {
        this.handle = handle;
        this.cards = cards;
    }

    /** @param where a condition on {@code r}, of our own making, with {@code values} */
    static List<Review> read(Handle handle, KeptScorecards cards, String where, Map<String, Object> values) {
        ReviewRows rows = new ReviewRows(handle, cards);
        String those = " where review in (select r.review from reviews r where " + where + ")";
        rows.parts(those, values);
        return bound(handle.createQuery(SELECT + " where " + where + " order by r.review"), values)
                .map(rows.mapper())
                .list();
    }

    private static Query bound(Query query, Map<String, Object> values) {
        values.forEach(query::bind);
        return query;
    }

    private void parts(String those, Map<String, Object> values) {
        bound(handle.createQuery("select review, criterion, answer, comment from review_answers" + those), values)
                .map((row, _) -> given.computeIfAbsent(row.getLong("review"), _ -> new HashMap<>())
                        .put(
                                row.getString("criterion"),
                                new Given(
                                        Answer.read(row.getString("answer")).orElseThrow(), row.getString("comment"))))
                .stream()
                .forEach(_ -> {});
        bound(handle.createQuery("select review, section, score_permille from review_sections" + those), values)
                .map((row, _) -> {
                    OptionalInt permille = new Columns(row).permille("score_permille");
                    return sections.computeIfAbsent(row.getLong("review"), _ -> new HashMap<>())
                            .put(row.getString("section"), permille);
                })
                .stream()
                .forEach(_ -> {});
        bound(handle.createQuery("select review, what from review_events" + those + " order by event"), values)
                .map((row, _) -> Map.entry(row.getLong("review"), What.valueOf(row.getString("what"))))
                .forEach(event -> standings.merge(
                        event.getKey(),
                        after(event.getValue(), Standing.SILENT),
                        (before, _) -> after(event.getValue(), before)));
    }

    private static Standing after(What what, Standing before) {
        return switch (what) {
            case ACKNOWLEDGED -> Standing.ACKNOWLEDGED;
            case DISPUTED -> Standing.DISPUTED;
            case UPHELD -> Standing.UPHELD;
            case BEGUN, CLOSED, SUPERSEDED -> before;
        };
    }

    private RowMapper<Review> mapper() {
        return (row, _) -> {
            long number = row.getLong("review");
            Scorecard card = cards.card(handle, row.getString("scorecard"), row.getInt("version"));
            String contact = row.getString("contact");
            Columns columns = new Columns(row);
            boolean isClosed = row.getString("state").equals("CLOSED");
            return new Review(
                    number,
                    new Review.Subject(
                            row.getString("call_id"),
                            contact.isEmpty() ? Optional.empty() : Optional.of(contact),
                            Optional.ofNullable(row.getString("agent")),
                            Optional.ofNullable(row.getString("queue")),
                            columns.time("called_at").orElseThrow()),
                    card,
                    row.getInt("version"),
                    row.getString("reviewer"),
                    columns.time("begun_at").orElseThrow(),
                    inOrder(card, given.getOrDefault(number, Map.of())),
                    row.getString("comment"),
                    columns.time("closed_at"),
                    isClosed
                            ? Optional.of(new Score(
                                    row.getInt("score_permille"),
                                    row.getBoolean("is_fatal"),
                                    row.getBoolean("is_passed"),
                                    sections(card, sections.getOrDefault(number, Map.of()))))
                            : Optional.empty(),
                    columns.number("supersedes"),
                    columns.number("superseded_by"),
                    standings.getOrDefault(number, Standing.SILENT));
        };
    }

    private static Map<String, Given> inOrder(Scorecard card, Map<String, Given> given) {
        Map<String, Given> ordered = new LinkedHashMap<>();
        card.criteria().forEach(criterion -> {
            Given there = given.get(criterion.key());
            if (there != null) {
                ordered.put(criterion.key(), there);
            }
        });
        return ordered;
    }

    private static Map<String, OptionalInt> sections(Scorecard card, Map<String, OptionalInt> kept) {
        Map<String, OptionalInt> ordered = new LinkedHashMap<>();
        card.sections()
                .forEach(section -> ordered.put(section.key(), kept.getOrDefault(section.key(), OptionalInt.empty())));
        return ordered;
    }
}
