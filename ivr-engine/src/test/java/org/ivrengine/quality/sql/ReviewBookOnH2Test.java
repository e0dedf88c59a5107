package org.ivrengine.quality.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ivrengine.quality.Answer;
import org.ivrengine.quality.RandomScorecards;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.Review.Given;
import org.ivrengine.quality.Review.Standing;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.ReviewBook.Event;
import org.ivrengine.quality.ReviewBook.Filter;
import org.ivrengine.quality.ReviewBook.RefusedException;
import org.ivrengine.quality.ReviewBook.What;
import org.ivrengine.quality.Score;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.quality.Scoring;
import org.ivrengine.quality.file.ScorecardText;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reviews in H2. */
class ReviewBookOnH2Test {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final Review.Subject CALL = new Review.Subject(
            "aa11".repeat(8), Optional.of("c1"), Optional.of("anna"), Optional.of("billing"), NOW.minusSeconds(60));

    private static final Scorecard CARD = card("Was it right?");

    private Database database;
    private ReviewBook book;

    Database open() {
        return TestDatabases.h2();
    }

    @BeforeEach
    void begin() {
        database = open();
        book = new SqlReviewBook(database.jdbi(), () -> NOW);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static Scorecard card(String question) {
        return ScorecardText.read(
                "service",
                "{title: T, pass: 60%, sections: {one: {title: O, weight: 1, criteria: {right: {ask: \"" + question
                        + "\", scale: 4}, polite: {ask: P, fatal: true}}}}}");
    }

    private static Map<String, Given> given(String right, String polite) {
        return Map.of(
                "right", new Given(Answer.read(right).orElseThrow(), "why"),
                "polite", new Given(Answer.read(polite).orElseThrow(), ""));
    }

    private Review closed(String right, String polite) {
        Review draft = book.begin(CARD, CALL, "lee");
        book.answer(draft.number(), given(right, polite), Optional.of("all in all"), "lee");
        return book.close(draft.number(), "lee");
    }

    private static void refused(String message, Runnable work) {
        assertEquals(message, assertThrows(RefusedException.class, work::run).getMessage());
    }

    @Test
    void aReviewIsBegunLeftResumedAndClosed() {
        Review draft = book.begin(CARD, CALL, "lee");
        assertEquals(Map.of(), draft.given());
        book.answer(
                draft.number(), Map.of("right", new Given(new Answer.Points(3), "nearly")), Optional.empty(), "lee");

        Review resumed = book.begin(CARD, CALL, "lee");
        assertEquals(draft.number(), resumed.number());
        assertEquals(Map.of("right", new Given(new Answer.Points(3), "nearly")), resumed.given());
        refused(
                draft.name() + " cannot be closed without an answer to polite",
                () -> book.close(draft.number(), "lee"));

        book.answer(draft.number(), given("4", "yes"), Optional.of("well done"), "lee");
        Review closed = book.close(draft.number(), "lee");
        assertEquals(Optional.of(NOW), closed.closedAt());
        assertEquals(Scoring.score(CARD, closed.answers()), closed.score());
        assertEquals(1_000, closed.score().map(Score::permille).orElseThrow());
        assertEquals("well done", closed.comment());
        assertEquals(CALL, closed.subject());
        assertEquals(closed, book.review(draft.number()).orElseThrow());
        assertEquals(
                List.of(new Event(NOW, "lee", What.BEGUN, ""), new Event(NOW, "lee", What.CLOSED, "")),
                book.events(draft.number()));
    }

    @Test
    void anEditedScorecardIsANewVersionAndReviewsKeepTheirs() {
        Review old = book.begin(CARD, CALL, "lee");
        Scorecard edited = card("Was it really right?");
        Review other = book.begin(edited, CALL, "kim");
        assertEquals(List.of(1, 2), List.of(old.version(), other.version()));
        assertEquals(CARD, book.review(old.number()).orElseThrow().card());
        assertEquals(edited, other.card());
        assertEquals(1, book.begin(CARD, CALL, "max").version(), "as before is the same version again");
        assertEquals(
                1, book.begin(edited, CALL, "lee").version(), "her draft goes on by the one that it was begun with");
    }

    @Test
    void onlyItsReviewerGoesOnWithADraftAndNobodyReviewsHerself() {
        Review draft = book.begin(CARD, CALL, "lee");
        refused(
                draft.name() + " is the draft of lee, not of kim",
                () -> book.answer(draft.number(), given("4", "yes"), Optional.empty(), "kim"));
        refused("anna cannot review her own contact", () -> book.begin(CARD, CALL, "anna"));
        refused(
                "scorecard service has no criterion \"polit\"; did you mean \"polite\"?",
                () -> book.answer(
                        draft.number(), Map.of("polit", new Given(new Answer.Yes(), "")), Optional.empty(), "lee"));
        refused(
                "\"5\" is no answer to right; 0 to 4, na is right",
                () -> book.answer(
                        draft.number(), Map.of("right", new Given(new Answer.Points(5), "")), Optional.empty(), "lee"));
        book.discard(draft.number(), "lee");
        assertEquals(Optional.empty(), book.review(draft.number()));
        assertEquals(List.of(), book.events(draft.number()));
    }

    @Test
    void aCorrectionTakesThePlaceOfAClosedReviewOnceItIsClosedItself() {
        Review wrong = closed("1", "yes");
        Review draft = book.supersede(wrong.number(), "wrong call heard", "kim");
        assertEquals(wrong.given(), draft.given());
        assertEquals(Optional.of(wrong.number()), draft.supersedes());
        assertEquals(Optional.empty(), book.review(wrong.number()).orElseThrow().supersededBy());
        refused(
                wrong.name() + " has " + draft.name() + " of kim in its place",
                () -> book.supersede(wrong.number(), "me too", "lee"));

        book.answer(draft.number(), Map.of("right", new Given(new Answer.Points(4), "")), Optional.empty(), "kim");
        Review right = book.close(draft.number(), "kim");
        assertEquals(1_000, right.score().map(Score::permille).orElseThrow());
        Review before = book.review(wrong.number()).orElseThrow();
        assertEquals(Optional.of(right.number()), before.supersededBy());
        assertEquals(wrong.score(), before.score());
        assertEquals(
                new Event(NOW, "kim", What.SUPERSEDED, "by " + right.name()),
                book.events(wrong.number()).getLast());
        refused(wrong.name() + " is superseded by " + right.name(), () -> book.dispute(wrong.number(), "no", "anna"));
    }

    @Test
    void anAgentAcknowledgesOrDisputesAndSomebodyElseDecides() {
        Review review = closed("2", "yes");
        book.acknowledge(review.number(), "", "anna");
        assertEquals(
                Standing.ACKNOWLEDGED,
                book.review(review.number()).orElseThrow().standing());
        refused(review.name() + " is not disputed", () -> book.uphold(review.number(), "why", "lee"));
        book.dispute(review.number(), "the caller was told", "anna");
        refused(
                review.name() + " is disputed; it is upheld or superseded first",
                () -> book.acknowledge(review.number(), "", "anna"));
        refused(
                "anna cannot decide about a review of her own contact",
                () -> book.uphold(review.number(), "I say so", "anna"));
        book.uphold(review.number(), "not in the recording", "kim");
        assertEquals(Standing.UPHELD, book.review(review.number()).orElseThrow().standing());
        refused(review.name() + " was disputed, and stands", () -> book.dispute(review.number(), "still", "anna"));
        refused("a reason is needed", () -> book.supersede(review.number(), " ", "kim"));
    }

    @Test
    void aClosedReviewCannotBeChangedNotEvenInSql() {
        Review review = closed("2", "yes");
        Review other = book.begin(CARD, CALL, "kim");
        book.answer(other.number(), given("4", "yes"), Optional.empty(), "kim");
        for (String attempt : List.of(
                "update reviews set score_permille = 999 where review = :r",
                "update reviews set comment = '' where review = :r",
                "update reviews set state = 'DRAFT', closed_at = null, score_permille = null, is_fatal = null,"
                        + " is_passed = null where review = :r",
                "update reviews set agent = 'ben' where review = :r",
                "delete from reviews where review = :r",
                "update review_answers set answer = '4' where review = :r and criterion = 'right'",
                "update review_answers set review = :o where review = :r and criterion = 'right'",
                "insert into review_answers (review, criterion, answer, comment) values (:r, 'more', '4', '')",
                "delete from review_answers where review = :r",
                "update review_sections set score_permille = 1000 where review = :r",
                "delete from review_sections where review = :r",
                "insert into review_sections (review, section, score_permille) values (:r, 'more', 1)",
                "update review_events set who = 'kim' where review = :r",
                "delete from review_events where review = :r",
                "update scorecards set content = '{}' where version = 1",
                "delete from scorecards where version = 1")) {
            assertThrows(
                    JdbiException.class,
                    () -> database.jdbi()
                            .useHandle(handle -> handle.createUpdate(attempt)
                                    .bindMap(Map.of("r", review.number(), "o", other.number()))
                                    .execute()),
                    attempt);
        }
        assertEquals(review, book.review(review.number()).orElseThrow());
        refused(
                review.name() + " is closed; --supersede begins one in its place",
                () -> book.answer(review.number(), given("4", "yes"), Optional.empty(), "lee"));
    }

    @Test
    void onlyTextsOfAReviewAreEmptiedOnceItsErasureIsOnRecord() {
        Review review = closed("2", "yes");
        database.jdbi().useHandle(handle -> {
            handle.execute("insert into review_erasures (review, proof) values (?, 1)", review.number());
            assertThrows(
                    JdbiException.class,
                    () -> handle.execute("update reviews set comment = 'nicer' where review = ?", review.number()));
            assertThrows(
                    JdbiException.class,
                    () -> handle.execute(
                            "update reviews set comment = '', score_permille = 1000 where review = ?",
                            review.number()));
            assertEquals(1, handle.execute("update reviews set comment = '' where review = ?", review.number()));
            assertEquals(2, handle.execute("update review_answers set comment = '' where review = ?", review.number()));
        });
        Review emptied = book.review(review.number()).orElseThrow();
        assertEquals("", emptied.comment());
        assertEquals(review.answers(), emptied.answers());
        assertEquals(review.score(), emptied.score());
        database.jdbi().useHandle(handle -> handle.execute("delete from reviews where review = ?", review.number()));
        assertEquals(Optional.empty(), book.review(review.number()));
        assertEquals(List.of(), book.events(review.number()));
    }

    @Test
    void reviewsAreFoundByWhoWhatAndWhen() {
        Review first = closed("2", "yes");
        Review draft = book.begin(CARD, CALL, "kim");
        assertEquals(List.of(first, draft), book.find(Filter.ALL));
        assertEquals(List.of(first, draft), book.find(Filter.ofCall(CALL.call())));
        assertEquals(List.of(), book.find(Filter.ofCall("bb".repeat(16))));
        Filter closedThatDay = new Filter(
                Optional.of(NOW),
                Optional.of(NOW.plusMillis(1)),
                Optional.of(true),
                Optional.of("anna"),
                Optional.of("lee"),
                Optional.empty());
        assertEquals(List.of(first), book.find(closedThatDay));
        Filter before = new Filter(
                Optional.empty(),
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertEquals(List.of(), book.find(before));
    }

    @Test
    void whatIsStoredIsWhatTheAnswersAmountTo() {
        for (long seed = 0; seed < 40; seed++) {
            RandomScorecards random = new RandomScorecards(seed);
            Scorecard card = random.card();
            Map<String, Given> given = new HashMap<>();
            random.answers(card).forEach((key, answer) -> given.put(key, new Given(answer, "")));
            Review draft = book.begin(card, CALL, "lee" + seed);
            Review answered = book.answer(draft.number(), given, Optional.empty(), "lee" + seed);
            Optional<Score> score = Scoring.score(card, answered.answers());
            if (score.isPresent()) {
                assertEquals(score, book.close(draft.number(), "lee" + seed).score(), "seed " + seed);
            }
        }
    }

    @Test
    void manyWhoKeepANewVersionAtOnceGetTheSame() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> work = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> book.begin(CARD, CALL, "lee" + i).version())
                    .toList();
            for (Future<Integer> version : threads.invokeAll(work)) {
                assertEquals(1, version.get());
            }
        }
        assertTrue(book.find(Filter.ALL).size() == 8);
    }
}
