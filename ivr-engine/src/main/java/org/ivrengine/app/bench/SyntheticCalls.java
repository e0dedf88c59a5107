package org.ivrengine.app.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;

/** Calls as a self-service line has them: twelve steps and three operations, one of which changes something. */
final class SyntheticCalls {

    static final int STEPS = 12;
    static final int OPERATIONS = 3;

    private static final List<String> STEP_NAMES = List.of(
            "welcome",
            "language",
            "main-menu",
            "account-number",
            "pin",
            "verify",
            "account-menu",
            "find-order",
            "read-order",
            "change-phone",
            "anything-else",
            "goodbye");
    private static final List<String> KINDS = List.of(
            "say",
            "menu",
            "menu",
            "collect",
            "collect",
            "operation",
            "menu",
            "operation",
            "say",
            "operation",
            "menu",
            "hangup");
    private static final List<String> OPERATION_NAMES =
            List.of("account.verify", "orders.find", "account.phone.change");
    private static final int AGENTS = 200;
    private static final int QUEUES = 10;
    private static final int ACCOUNTS = 1_000_000;

    private final SplittableRandom random;

    SyntheticCalls(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @return a call that began at that time and is over */
    CallRecord next(Instant startedAt) {
        CallId id = CallId.of(startedAt, new UUID(random.nextLong(), random.nextLong()));
        String language = random.nextInt(5) == 0 ? "es" : "en";
        String account = Integer.toString(1_000_000 + random.nextInt(ACCOUNTS));
        List<StepVisit> steps = new ArrayList<>(STEPS);
        List<OperationVisit> operations = new ArrayList<>(OPERATIONS);
        Instant at = startedAt;
        for (int i = 0; i < STEPS; i++) {
            Instant left = at.plusMillis(200 + random.nextInt(12_000));
            steps.add(new StepVisit(
                    "main", STEP_NAMES.get(i), KINDS.get(i), "key " + random.nextInt(10), language, at, left));
            if (KINDS.get(i).equals("operation")) {
                operations.add(operation(operations.size(), id, account, at, left));
            }
            at = left;
        }
        return new CallRecord(
                id.value(),
                List.of(startedAt.getEpochSecond() + "." + random.nextInt(100_000)),
                "+1555" + (1_000_000 + random.nextInt(3_000_000)),
                "",
                "1000",
                Optional.of(account),
                language,
                startedAt,
                at,
                random.nextInt(3) == 0 ? Ending.BY_FLOW : Ending.BY_CALLER,
                List.of(),
                steps,
                operations);
    }

    private OperationVisit operation(int number, CallId id, String account, Instant from, Instant to) {
        Facts facts = switch (number) {
            case 0 -> new Facts(Optional.of(account), List.of());
            case 2 -> new Facts(Optional.empty(), List.of(new Change("account.phone", "+15550100", "+15550199")));
            default -> Facts.NONE;
        };
        String outcome = random.nextInt(10) == 0 ? "not_found" : "done";
        return new OperationVisit(OPERATION_NAMES.get(number), outcome, from, to, id + "-" + number, facts);
    }

    /** Tells a log of everything but the end. */
    static void begin(FileCallLog log, CallRecord call) {
        CallId id = new CallId(call.call());
        log.started(new Call(id, call.caller(), call.callerName(), call.called(), call.language(), call.startedAt()));
        call.channels().forEach(channel -> log.onChannel(id, channel, call.startedAt()));
        for (StepVisit step : call.steps()) {
            call.operations().stream()
                    .filter(operation -> operation.startedAt().equals(step.enteredAt()))
                    .forEach(operation -> log.operationDone(id, operation));
            log.stepLeft(id, step);
        }
    }

    /** Tells a log that an agent had the call, and again when her wrap-up is over. */
    static void contact(FileCallLog log, CallRecord call) {
        int number = Math.floorMod(call.call().hashCode(), AGENTS);
        String agent = "bench-agent-" + number;
        long joinedAtMs = call.startedAt().toEpochMilli();
        for (long wrapUpMs : new long[] {0, 20_000}) {
            log.contact(
                    new Contact(
                            call.call() + "-1",
                            call.call(),
                            call.caller(),
                            "bench-queue-" + number % QUEUES,
                            Set.of("bench"),
                            agent,
                            Outcome.ANSWERED,
                            joinedAtMs,
                            12_000,
                            4_000,
                            500,
                            180_000,
                            0,
                            wrapUpMs,
                            false,
                            List.of()),
                    ContactLog.Doubt.NONE);
        }
        log.offer(new ContactLog.OfferRecord(
                1, call.call() + "-1", call.call(), "bench-queue", agent, joinedAtMs, 4_000, OfferEnd.ANSWERED));
        log.span(
                new AgentSpan(agent, AgentSpan.Activity.OCCUPIED, joinedAtMs, joinedAtMs + 212_000),
                "talking " + call.call().substring(0, 8),
                "");
    }

    static void end(FileCallLog log, CallRecord call) {
        log.ended(new CallId(call.call()), call.endedAt(), call.ending());
    }
}
