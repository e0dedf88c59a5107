package org.ivrengine.app.bench.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.sql.BulkLoad.Past;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;

/** Makes up one call after another: who calls, what she does in the flows, and how she fares with people. */
final class HistoryCall {

    private static final String[] TOPICS = {"orders", "account", "appointments", "products", "application", "problems"};
    private static final int[] TOPIC_SHARES = {440, 260, 110, 90, 40, 60};
    private static final String[][] OPERATIONS = {
        {"orders.find", "orders.line", "orders.cancel"},
        {"account.balance", "account.change_phone", "account.change_language"},
        {"appointments.mine", "appointments.book", "appointments.cancel"},
        {"products.stock", "products.stock", "products.stock"},
        {"applications.status", "applications.status", "applications.status"},
        {"offers.get", "offers.get", "offers.get"}
    };
    private static final String[] OUTCOMES = {"found", "not_found", "unavailable"};
    private static final int[] OUTCOME_SHARES = {900, 90, 10};

    private final HistoryShape shape;
    private final HistoryContacts contacts;
    private final SplittableRandom random;

    // Of the call that is being made.
    private final List<StepVisit> steps = new ArrayList<>();
    private final List<OperationVisit> operations = new ArrayList<>();
    private final List<ContactVisit> visits = new ArrayList<>();
    private final List<OfferRecord> offers = new ArrayList<>();
    private final List<RecordedTalk> recordings = new ArrayList<>();
    private String id = "";
    private String language = "";
    private String account = "";
    private long atMs;

    HistoryCall(HistoryShape shape, HistoryStaff staff, SplittableRandom random) {
        this.shape = shape;
        this.contacts = new HistoryContacts(staff, random);
        this.random = random;
    }

    Past beginning(long startMs) {
        steps.clear();
        operations.clear();
        visits.clear();
        offers.clear();
        recordings.clear();
        id = CallId.of(Instant.ofEpochMilli(startMs), new UUID(random.nextLong(), random.nextLong()))
                .value();
        language = HistoryShape.language(random);
        atMs = startMs;
        // The few who call often call most.
        long caller = (long) (shape.callers() * Math.pow(random.nextDouble(), 2.5));
        account = Long.toString(200_000_000L + caller);
        String number = random.nextInt(25) == 0 ? "" : "+1555" + (1_000_000 + caller);
        Ending ending = walk(number);
        CallRecord record = new CallRecord(
                id,
                List.of(startMs / 1_000 + "." + random.nextInt(100_000)),
                number,
                "",
                HistoryShape.number(random),
                operations.stream().anyMatch(visit -> visit.facts().account().isPresent())
                        ? Optional.of(account)
                        : Optional.empty(),
                language,
                Instant.ofEpochMilli(startMs),
                Instant.ofEpochMilli(atMs),
                ending,
                random.nextInt(2_000) == 0 ? List.of(Instant.ofEpochMilli(startMs + 500)) : List.of(),
                steps,
                operations);
        return new Past(record, visits, offers, recordings);
    }

    private Ending walk(String number) {
        step("main", "welcome", "say", "done", 4_000);
        if (random.nextInt(3) == 0) {
            step("main", "language", "menu", "key " + (1 + random.nextInt(4)), 5_000);
        }
        int kind = random.nextInt(100);
        if (kind < 12) {
            step("main", "main-menu", "menu", "hangup", 6_000);
            return Ending.BY_CALLER;
        }
        if (kind == 12 && random.nextInt(10) == 0) {
            step("main", "main-menu", "menu", "failed", 100);
            return random.nextInt(3) == 0 ? Ending.UNKNOWN : Ending.FAILED;
        }
        step("main", "main-menu", "menu", "key " + (1 + random.nextInt(7)), 7_000);
        boolean isPerson = kind >= 50;
        if (kind < 60) {
            serve();
        }
        if (!isPerson) {
            step("main", "goodbye", "hangup", "done", 2_000);
            return random.nextInt(3) == 0 ? Ending.BY_FLOW : Ending.BY_CALLER;
        }
        if (random.nextInt(40) == 0) {
            step("person", "front-desk", "transfer", "done", 1_000);
            return Ending.TRANSFERRED;
        }
        speak(number);
        return random.nextInt(6) == 0 ? Ending.BY_FLOW : Ending.BY_CALLER;
    }

    private void serve() {
        int topic = HistoryShape.pick(random, TOPIC_SHARES);
        if (topic < 3) {
            step("sign-in", "account-number", "collect", "collected", 9_000);
            step("sign-in", "pin", "collect", "collected", 6_000);
            operation("sign-in", "verify", "account.verify", new Facts(Optional.of(account), List.of()));
        }
        step(TOPICS[topic], TOPICS[topic] + "-menu", "menu", "key " + (1 + random.nextInt(4)), 6_000);
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            String name = OPERATIONS[topic][HistoryShape.pick(random, new int[] {70, 20, 10})];
            Facts facts = name.equals("account.change_phone")
                    ? new Facts(Optional.empty(), List.of(new Change("account.phone", "+15550100", "+15550199")))
                    : Facts.NONE;
            operation(TOPICS[topic], "ask", name, facts);
            step(TOPICS[topic], "read", "say", random.nextInt(10) == 0 ? "hangup" : "done", 12_000);
        }
        step("main", "anything-else", "menu", "key " + random.nextInt(3), 4_000);
    }

    private void speak(String number) {
        int queue = HistoryShape.queue(random);
        int contact = 1;
        while (true) {
            String from = HistoryShape.QUEUES.get(queue);
            Contact made = contacts.join(id, id + "-" + contact, number, queue, language, atMs, offers);
            visits.add(new ContactVisit(made, Doubt.NONE));
            if (made.outcome() == Outcome.ANSWERED && HistoryShape.isRecorded(random, queue)) {
                recordings.add(recorded(made));
            }
            String outcome = made.outcome() == Outcome.ANSWERED ? "talked" : "hangup";
            long talkedMs = made.waitMs() + made.talkMs() + made.holdMs();
            steps.add(new StepVisit("person", from, "queue", outcome, language, time(atMs), time(atMs + talkedMs)));
            atMs += talkedMs;
            if (!made.transferred()) {
                survey(made);
                return;
            }
            queue = HistoryShape.queue(random);
            contact++;
        }
    }

    private RecordedTalk recorded(Contact talk) {
        String recording =
                new UUID(random.nextLong(), random.nextLong()).toString().replace("-", "");
        long lengthMs = talk.talkMs() + talk.holdMs();
        return new RecordedTalk(
                recording,
                id,
                talk.id(),
                talk.queue(),
                talk.agent() == null ? "" : talk.agent(),
                "share",
                RecordedTalk.State.KEPT,
                talk.joinedAtMs() + talk.waitMs(),
                lengthMs,
                0,
                2,
                "made-up/" + recording + ".wav",
                32 * lengthMs,
                recording + recording,
                List.of());
    }

    private void survey(Contact last) {
        if (last.outcome() == Outcome.ANSWERED && random.nextInt(10) == 0) {
            int rating = 1 + HistoryShape.pick(random, new int[] {8, 7, 15, 30, 40});
            step("survey", "csat", "menu", "key " + rating, 5_000);
        }
    }

    private void operation(String flow, String step, String name, Facts facts) {
        long beganMs = atMs;
        step(flow, step, "operation", "done", 300);
        operations.add(new OperationVisit(
                name,
                OUTCOMES[HistoryShape.pick(random, OUTCOME_SHARES)],
                time(beganMs),
                time(atMs),
                id + "-" + operations.size(),
                facts));
    }

    private void step(String flow, String step, String kind, String outcome, int meanMs) {
        long leftMs = atMs + meanMs / 4 + random.nextInt(meanMs * 3 / 2);
        steps.add(new StepVisit(flow, step, kind, outcome, language, time(atMs), time(leftMs)));
        atMs = leftMs;
    }

    private static Instant time(long ms) {
        return Instant.ofEpochMilli(ms);
    }
}
