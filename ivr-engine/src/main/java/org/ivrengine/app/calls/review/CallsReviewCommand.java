package org.ivrengine.app.calls.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.calls.CallLookup;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.app.up.ConfiguredCommand;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.ReviewBook.Filter;
import org.ivrengine.quality.ReviewBook.RefusedException;
import org.ivrengine.quality.sample.Drawn;
import org.ivrengine.quality.sample.SampleBook.Assignment;
import org.ivrengine.quality.sql.SqlSampleBook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ivr calls review}. */
@Command(
        name = "review",
        description = "Judges how a call was handled, by a scorecard of config/scorecards.",
        footer = {
            "",
            "Without --answers it asks, one criterion after the other, and keeps every answer at once. A closed review"
                    + " stays as it is; --supersede begins one in its place. docs/QUALITY.md says more."
        },
        mixinStandardHelpOptions = true)
public final class CallsReviewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description =
                    "A call, by its id or as much of its beginning as no other call has; or a review, for example r12.")
    private @Nullable String id;

    @Option(names = "--scorecard", paramLabel = "KEY", description = "Which one (default: the only one that fits).")
    private @Nullable String scorecard;

    @Option(
            names = "--contact",
            paramLabel = "N",
            description = "Which stay in a queue, counted from 1 (default: the only one that was answered).")
    private @Nullable Integer contact;

    @Option(names = "--by", paramLabel = "WHO", description = "Who does this (default: the user of this machine).")
    private String by = ConfiguredCommand.who();

    @Option(names = "--language", paramLabel = "TAG", description = "Of the scorecard's texts (default: en).")
    private String language = "en";

    @Option(
            names = "--answers",
            paramLabel = "CRITERION=ANSWER|FILE",
            arity = "1..*",
            description = "Answers, or files of them; nothing is asked then.")
    private List<String> answers = List.of();

    @Option(
            names = "--comment",
            paramLabel = "TEXT",
            description = "About the whole, or CRITERION=TEXT about an answer that is given here.")
    private List<String> comments = List.of();

    @Option(names = "--close", description = "Closes the review; from then on it stays as it is.")
    private boolean close;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Act act = new Act();

    /** What else is done than judging. */
    private static final class Act {
        @Option(names = "--show", description = "Shows the review, or all of the call.")
        private boolean show;

        @Option(names = "--list", description = "Lists reviews: all, or those of --agent, --reviewer, --state.")
        private boolean list;

        @Option(names = "--next", description = "Begins the next review of the samples that is up to --by.")
        private boolean next;

        @Option(names = "--discard", description = "Throws the draft away.")
        private boolean discard;

        @Option(
                names = "--supersede",
                paramLabel = "WHY",
                description = "Begins a review in the place of a closed one.")
        private @Nullable String supersede;

        @Option(
                names = "--acknowledge",
                paramLabel = "TEXT",
                arity = "0..1",
                fallbackValue = "",
                description = "The agent has seen it.")
        private @Nullable String acknowledge;

        @Option(names = "--dispute", paramLabel = "WHY", description = "The agent does not agree.")
        private @Nullable String dispute;

        @Option(names = "--uphold", paramLabel = "WHY", description = "The dispute is turned down.")
        private @Nullable String uphold;
    }

    @Option(names = "--agent", paramLabel = "ID", description = "With --list.")
    private @Nullable String agent;

    @Option(names = "--reviewer", paramLabel = "WHO", description = "With --list.")
    private @Nullable String reviewer;

    @Option(names = "--state", paramLabel = "STATE", description = "With --list: draft or closed.")
    private @Nullable String state;

    @Override
    public Integer call() throws IOException {
        if (id == null && !act.list && !act.next) {
            throw new ParameterException(spec.commandLine(), "which call or review? or --list, --next");
        }
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        Optional<ReviewOffice> open = ReviewOffice.open(config.get(), err());
        if (open.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        try (ReviewOffice office = open.get()) {
            return run(office);
        } catch (RefusedException refused) {
            err().println(refused.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            out().flush();
            err().flush();
        }
    }

    private int run(ReviewOffice office) throws IOException {
        if (act.list) {
            print(office.book().find(filter()));
            return ExitCode.OK;
        }
        if (act.next) {
            return next(office);
        }
        String what = String.valueOf(id);
        Optional<Long> number = number(what);
        if (number.isEmpty()) {
            CallDetail call = office.call(what);
            if (act.show) {
                showAll(office.book(), call);
                return ExitCode.OK;
            }
            if (isAboutReview()) {
                throw new ParameterException(
                        spec.commandLine(), "which review? for example r12; --show lists a call's");
            }
            Review.Subject subject = ReviewOffice.subject(call, contact);
            return judge(office, office.book().begin(office.scorecard(scorecard, subject, err()), subject, by));
        }
        return about(office, number.get());
    }

    private int next(ReviewOffice office) throws IOException {
        Optional<Drawn> next = new SqlSampleBook(office.jdbi(), InstantSource.system())
                .open(Optional.of(by)).stream().map(Assignment::drawn).findFirst();
        if (next.isEmpty()) {
            out().println("Nothing of a sample is left to review for " + by + ".");
            return ExitCode.OK;
        }
        Review.Subject subject =
                ReviewOffice.subject(office.call(next.get().call()), next.get().contact());
        return judge(
                office, office.book().begin(office.scorecard(next.get().scorecard(), subject, err()), subject, by));
    }

    private int about(ReviewOffice office, long number) throws IOException {
        ReviewBook book = office.book();
        Review review = book.review(number).orElseThrow(() -> new RefusedException("there is no review r" + number));
        if (act.discard) {
            book.discard(number, by);
            out().println(review.name() + " is thrown away.");
            return ExitCode.OK;
        }
        if (act.supersede != null) {
            return judge(office, book.supersede(number, act.supersede, by));
        }
        if (act.acknowledge != null) {
            book.acknowledge(number, act.acknowledge, by);
        } else if (act.dispute != null) {
            book.dispute(number, act.dispute, by);
        } else if (act.uphold != null) {
            book.uphold(number, act.uphold, by);
        } else if (!act.show && !review.isClosed()) {
            return judge(office, review);
        } else if (!answers.isEmpty() || close) {
            throw new RefusedException(review.name() + " is closed; --supersede begins one in its place");
        }
        show(book, number);
        return ExitCode.OK;
    }

    private int judge(ReviewOffice office, Review draft) throws IOException {
        ReviewBook book = office.book();
        if (!answers.isEmpty() || !comments.isEmpty() || close) {
            AnswerArguments given = AnswerArguments.read(answers);
            given.comment(comments);
            book.answer(draft.number(), given.given(), given.comment(), by);
            if (close) {
                book.close(draft.number(), by);
            }
            show(book, draft.number());
            return ExitCode.OK;
        }
        if (!draft.reviewer().equals(by)) {
            throw new RefusedException(draft.name() + " is the draft of " + draft.reviewer() + ", not of " + by);
        }
        office.callOf(draft).ifPresent(call -> out().println(CallLookup.timeline(call, zone())));
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        Review left = new ReviewTalk(book, keyboard, out(), language).hold(draft);
        if (left.isClosed()) {
            show(book, left.number());
        }
        return ExitCode.OK;
    }

    private boolean isAboutReview() {
        return act.discard
                || act.supersede != null
                || act.acknowledge != null
                || act.dispute != null
                || act.uphold != null;
    }

    private void showAll(ReviewBook book, CallDetail call) {
        List<Review> reviews = book.find(Filter.ofCall(call.summary().call()));
        if (json) {
            out().println(ReviewJson.list(reviews));
            return;
        }
        out().println(CallLookup.timeline(call, zone()));
        reviews.forEach(review -> show(book, review.number()));
    }

    private void show(ReviewBook book, long number) {
        Review review = book.review(number).orElseThrow();
        out().println(
                        json
                                ? ReviewJson.one(review, book.events(number))
                                : new ReviewText(zone(), language).sheet(review, book.events(number)));
    }

    private void print(List<Review> reviews) {
        if (json) {
            out().println(ReviewJson.list(reviews));
        } else {
            out().print(new ReviewText(zone(), language).list(reviews));
        }
    }

    private Filter filter() {
        Optional<Boolean> closed = switch (state) {
            case null -> Optional.empty();
            case "draft" -> Optional.of(false);
            case "closed" -> Optional.of(true);
            default ->
                throw new ParameterException(
                        spec.commandLine(), "there is no state \"" + state + "\"; there are draft and closed");
        };
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                closed,
                Optional.ofNullable(agent),
                Optional.ofNullable(reviewer),
                Optional.empty());
    }

    private static Optional<Long> number(String text) {
        return text.matches("[rR]\\d{1,18}") ? Optional.of(Long.valueOf(text.substring(1))) : Optional.empty();
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
