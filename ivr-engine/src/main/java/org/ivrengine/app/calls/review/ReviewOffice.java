package org.ivrengine.app.calls.review;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ivrengine.app.calls.CallLookup;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.ReviewBook.RefusedException;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.quality.file.ScorecardFolder;
import org.ivrengine.quality.sql.SqlReviewBook;
import org.ivrengine.yaml.Suggestion;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the command works with: calls, scorecards, and the book of reviews. */
final class ReviewOffice implements AutoCloseable {

    private final EngineConfig config;
    private final CallLookup calls;
    private final Jdbi jdbi;
    private final ReviewBook book;

    private ReviewOffice(EngineConfig config, CallLookup calls, Jdbi jdbi) {
        this.config = config;
        this.calls = calls;
        this.jdbi = jdbi;
        book = new SqlReviewBook(jdbi, InstantSource.system());
    }

    /** @return empty when there is no database, which was said */
    static Optional<ReviewOffice> open(EngineConfig config, PrintWriter err) throws IOException {
        CallLookup calls = CallLookup.open(config, err);
        Optional<Jdbi> jdbi = calls.jdbi();
        if (jdbi.isEmpty()) {
            calls.close();
        }
        return jdbi.map(there -> new ReviewOffice(config, calls, there));
    }

    ReviewBook book() {
        return book;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    EngineConfig config() {
        return config;
    }

    CallDetail call(String id) {
        return calls.call(id, RefusedException::new);
    }

    /** @return the call of a review; empty when it is in no log any more */
    Optional<CallDetail> callOf(Review review) {
        try {
            return Optional.of(call(review.subject().call()));
        } catch (RefusedException gone) {
            return Optional.empty();
        }
    }

    /**
     * What of a call is judged.
     *
     * @param number which of its contacts, counted from 1; none: the only one that was answered
     */
    static Review.Subject subject(CallDetail call, @Nullable Integer number) {
        List<ContactVisit> contacts = call.contacts();
        if (number != null) {
            if (number < 1 || number > contacts.size()) {
                throw new RefusedException(
                        "the call has " + contacts.size() + " contacts; there is no contact " + number);
            }
            return subject(call, Optional.of(contacts.get(number - 1)));
        }
        List<Integer> answered = IntStream.range(0, contacts.size())
                .filter(i -> contacts.get(i).contact().agent() != null)
                .boxed()
                .toList();
        if (answered.size() > 1) {
            throw new RefusedException("several agents have answered the call; which is it? "
                    + String.join(
                            ", ",
                            answered.stream()
                                    .map(i -> "--contact " + (i + 1) + ": "
                                            + contacts.get(i).contact().agent() + " in queue "
                                            + contacts.get(i).contact().queue())
                                    .toList()));
        }
        return subject(call, answered.stream().findFirst().map(contacts::get));
    }

    /** @param contact id of the contact */
    static Review.Subject subject(CallDetail call, String contact) {
        return subject(
                call,
                call.contacts().stream()
                        .filter(visit -> visit.contact().id().equals(contact))
                        .findFirst());
    }

    private static Review.Subject subject(CallDetail call, Optional<ContactVisit> contact) {
        return new Review.Subject(
                call.summary().call(),
                contact.map(visit -> visit.contact().id()),
                contact.flatMap(visit -> Optional.ofNullable(visit.contact().agent())),
                contact.map(visit -> visit.contact().queue()),
                call.summary().startedAt());
    }

    /** @param key which scorecard; none: the only one that fits */
    Scorecard scorecard(@Nullable String key, Review.Subject subject, PrintWriter err) throws IOException {
        ScorecardFolder folder = ScorecardFolder.read(config.home().resolve(RuleFiles.SCORECARDS), Optional.empty());
        folder.faults().forEach(err::println);
        if (key != null) {
            Scorecard card = folder.cards().get(key);
            if (card == null) {
                throw new RefusedException("there is no scorecard \"" + key + "\""
                        + Suggestion.among(key, folder.cards().keySet()));
            }
            if (!card.fits(subject.queue())) {
                err.println("scorecard " + key + " is meant for " + String.join(", ", card.queues()));
            }
            return card;
        }
        List<Scorecard> fitting = folder.cards().values().stream()
                .filter(card -> card.fits(subject.queue()))
                .toList();
        if (fitting.size() != 1) {
            throw new RefusedException(
                    fitting.isEmpty()
                            ? "no scorecard fits; they stand in " + RuleFiles.SCORECARDS
                            : "several scorecards fit; which is it? --scorecard "
                                    + String.join(
                                            " or ",
                                            fitting.stream().map(Scorecard::key).toList()));
        }
        return fitting.getFirst();
    }

    @Override
    public void close() {
        calls.close();
    }
}
