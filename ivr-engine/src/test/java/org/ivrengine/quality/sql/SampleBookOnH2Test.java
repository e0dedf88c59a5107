package org.ivrengine.quality.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.quality.Answer;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.Review.Given;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.file.ScorecardText;
import org.ivrengine.quality.sample.Drawn;
import org.ivrengine.quality.sample.SampleBook;
import org.ivrengine.quality.sample.SampleBook.Assignment;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Samples in H2. */
class SampleBookOnH2Test {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

    private Database database;
    private SampleBook book;

    Database open() {
        return TestDatabases.h2();
    }

    @BeforeEach
    void begin() {
        database = open();
        book = new SqlSampleBook(database.jdbi(), () -> NOW);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static Drawn drawn(String call, String contact, int afterSeconds, String agent, String reviewer) {
        return new Drawn(
                call.repeat(16),
                contact,
                agent,
                "billing",
                NOW.plusSeconds(afterSeconds),
                "each",
                "2026-W47",
                "service",
                reviewer);
    }

    @Test
    void whatIsDrawnIsKeptOnceAndDoneWithItsReview() {
        Drawn first = drawn("a1", "c1", 0, "anna", "lee");
        Drawn second = drawn("a2", "c2", 10, "ben", "");
        assertEquals(List.of(first, second), book.keep(List.of(first, second)));
        assertEquals(List.of(), book.keep(List.of(drawn("a1", "c9", 0, "anna", "kim"))), "the call is drawn already");
        assertEquals(
                List.of(new Assignment(first, Optional.empty()), new Assignment(second, Optional.empty())),
                book.drawn(NOW, NOW.plusSeconds(11)));
        assertEquals(List.of(new Assignment(first, Optional.empty())), book.drawn(NOW, NOW.plusSeconds(10)));

        assertEquals(2, book.open(Optional.of("lee")).size());
        assertEquals(
                List.of(second),
                book.open(Optional.of("kim")).stream().map(Assignment::drawn).toList());
        assertEquals(List.of(), book.open(Optional.of("ben")), "nobody reviews her own");

        ReviewBook reviews = new SqlReviewBook(database.jdbi(), () -> NOW);
        Review draft = reviews.begin(
                ScorecardText.read(
                        "service", "{title: T, pass: 0%, sections: {s: {title: S, criteria: {c: {ask: A}}}}}"),
                new Review.Subject(first.call(), Optional.of("c1"), Optional.of("anna"), Optional.of("billing"), NOW),
                "lee");
        assertEquals(Set.of(first.call()), book.reviewed(NOW, NOW.plusMillis(1)));
        assertEquals(2, book.open(Optional.of("lee")).size(), "a draft is not done");
        reviews.answer(draft.number(), Map.of("c", new Given(new Answer.Yes(), "")), Optional.empty(), "lee");
        reviews.close(draft.number(), "lee");
        assertEquals(
                List.of(second),
                book.open(Optional.empty()).stream().map(Assignment::drawn).toList());
        assertEquals(
                Optional.of(draft.number()),
                book.drawn(NOW, NOW.plusSeconds(1)).getFirst().review());
    }
}
