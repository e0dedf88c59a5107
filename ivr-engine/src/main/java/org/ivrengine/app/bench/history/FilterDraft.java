package org.ivrengine.app.bench.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactFilter;
import org.ivrengine.calllog.DurationRange;
import org.ivrengine.report.Outcome;

/** A filter that is put together condition by condition, with the options that a person would type for it. */
final class FilterDraft {

    private static final List<String> STEPS = List.of(
            "main-menu",
            "language",
            "pin",
            "account-menu",
            "orders-menu",
            "appointments-menu",
            "front-desk",
            "goodbye",
            "orders",
            "complaints",
            "read");
    private static final List<String> OPERATIONS = List.of(
            "orders.find",
            "orders.find:not_found",
            "orders.cancel",
            "account.change_phone",
            "account.verify",
            "products.stock:unavailable",
            "appointments.book",
            "applications.status");
    private static final long[] TIMES_MS = {
        2_000, 7_500, 20_000, 30_000, 60_000, 75_000, 120_000, 300_000, 600_000, 1_200_000, 3_600_000
    };

    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private Optional<String> caller = Optional.empty();
    private Optional<String> called = Optional.empty();
    private Optional<String> account = Optional.empty();
    private Optional<CallStatus> status = Optional.empty();
    private Optional<String> language = Optional.empty();
    private final List<String> steps = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();
    private DurationRange lasted = DurationRange.ANY;
    private Optional<String> queue = Optional.empty();
    private Optional<String> agent = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private DurationRange waited = DurationRange.ANY;
    private DurationRange talked = DurationRange.ANY;
    private DurationRange held = DurationRange.ANY;
    private DurationRange handled = DurationRange.ANY;
    private Optional<Boolean> recorded = Optional.empty();
    private final List<String> options = new ArrayList<>();

    /** One option of {@code ./ivr calls find}. */
    enum Condition {
        CALLER,
        CALLED,
        ACCOUNT,
        OUTCOME,
        LANGUAGE,
        STEP,
        OPERATION,
        LASTED,
        QUEUE,
        AGENT,
        CONTACT,
        WAIT,
        TALK,
        HOLD,
        HANDLE,
        RECORDED;

        String word() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }

        /** @param sample a call that is there, whose number may be asked for */
        void add(FilterDraft draft, SplittableRandom random, CallSummary sample) {
            String value = switch (this) {
                case CALLER -> {
                    draft.caller = Optional.of(sample.caller());
                    yield text(draft.caller);
                }
                case CALLED -> {
                    draft.called = Optional.of(sample.called());
                    yield text(draft.called);
                }
                case ACCOUNT -> {
                    draft.account = Optional.of(sample.account().orElse("200000003"));
                    yield text(draft.account);
                }
                case OUTCOME -> {
                    draft.status = Optional.of(any(random, List.of(CallStatus.values())));
                    yield draft.status.get().word();
                }
                case LANGUAGE -> {
                    draft.language = Optional.of(any(random, HistoryShape.LANGUAGES));
                    yield text(draft.language);
                }
                case STEP -> any(random, STEPS, draft.steps);
                case OPERATION -> any(random, OPERATIONS, draft.operations);
                case LASTED -> {
                    draft.lasted = range(random);
                    yield text(draft.lasted);
                }
                case QUEUE -> {
                    draft.queue = Optional.of(any(random, HistoryShape.QUEUES));
                    yield text(draft.queue);
                }
                case AGENT -> {
                    draft.agent = Optional.of(HistoryShape.agent(random.nextInt(400)));
                    yield text(draft.agent);
                }
                case CONTACT -> {
                    draft.outcome = Optional.of(any(random, List.of(Outcome.values())));
                    yield draft.outcome.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
                }
                case WAIT -> {
                    draft.waited = range(random);
                    yield text(draft.waited);
                }
                case TALK -> {
                    draft.talked = range(random);
                    yield text(draft.talked);
                }
                case HOLD -> {
                    draft.held = range(random);
                    yield text(draft.held);
                }
                case HANDLE -> {
                    draft.handled = range(random);
                    yield text(draft.handled);
                }
                case RECORDED -> {
                    draft.recorded = Optional.of(random.nextBoolean());
                    yield draft.recorded.get() ? "yes" : "no";
                }
            };
            draft.options.add(word() + " " + value);
        }

        private static String text(Optional<String> value) {
            return value.orElse("");
        }

        private static String text(DurationRange range) {
            return (range.atLeastMs() == 0 ? "" : range.atLeastMs() + "ms") + ".."
                    + (range.atMostMs() == Long.MAX_VALUE ? "" : range.atMostMs() + "ms");
        }

        private static <T> T any(SplittableRandom random, List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        private static String any(SplittableRandom random, List<String> from, List<String> into) {
            String chosen = any(random, from);
            into.add(chosen);
            return chosen;
        }

        private static DurationRange range(SplittableRandom random) {
            int one = random.nextInt(TIMES_MS.length);
            return switch (random.nextInt(3)) {
                case 0 -> DurationRange.atLeast(TIMES_MS[one]);
                case 1 -> DurationRange.atMost(TIMES_MS[one]);
                default -> new DurationRange(TIMES_MS[one], TIMES_MS[Math.min(TIMES_MS.length - 1, one + 1)]);
            };
        }
    }

    FilterDraft from(Instant at) {
        from = Optional.of(at);
        options.add("--from " + at);
        return this;
    }

    FilterDraft to(Instant at) {
        to = Optional.of(at);
        options.add("--to " + at);
        return this;
    }

    CallFilter filter() {
        return new CallFilter(
                from,
                to,
                caller,
                called,
                account,
                status,
                language,
                steps,
                operations,
                lasted,
                new ContactFilter(queue, agent, outcome, waited, talked, held, handled),
                recorded);
    }

    @Override
    public String toString() {
        return String.join(" ", options);
    }
}
