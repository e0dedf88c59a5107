package org.ivrengine.calllog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;

/** Calls by chance, the same ones for the same seed, with times to the millisecond as tables keep them. */
public final class SampleCalls {

    private static final List<String> STEPS =
            List.of("welcome", "language", "main-menu", "order-number", "read", "offers");
    private static final List<String> OUTCOMES = List.of("found", "not_found", "unavailable");

    private final Random random;
    private final Instant start;
    private final long apartMs;
    private int count;

    public SampleCalls(long seed, Instant start) {
        this(seed, start, 997);
    }

    public SampleCalls(long seed, Instant start, long apartMs) {
        random = new Random(seed);
        this.start = start;
        this.apartMs = apartMs;
    }

    /** The next call, complete. Calls begin one after another, now and then two in the same millisecond. */
    public CallRecord next() {
        Instant startedAt = start.plusMillis(count++ / 2 * apartMs);
        CallId id = new CallId("%016x%016x".formatted(random.nextLong(), random.nextLong()));
        List<StepVisit> steps = new ArrayList<>();
        List<OperationVisit> operations = new ArrayList<>();
        Instant at = startedAt.plusMillis(40);
        String language = random.nextInt(4) == 0 ? "es" : "en";
        for (int i = random.nextInt(9); i >= 0; i--) {
            Instant left = at.plusMillis(random.nextInt(5_000));
            boolean isQueue = random.nextInt(20) == 0;
            steps.add(new StepVisit(
                    "main",
                    isQueue ? "person" : pick(STEPS),
                    isQueue ? "queue" : "menu",
                    "key " + random.nextInt(10),
                    language,
                    at,
                    left));
            if (random.nextInt(4) == 0) {
                operations.add(operation(id + "-" + i, at, left));
            }
            at = left;
        }
        Optional<String> account = operations.stream()
                .flatMap(visit -> visit.facts().account().stream())
                .reduce((_, later) -> later);
        return new CallRecord(
                id.value(),
                List.of("176381" + count + ".1"),
                "555" + Math.max(0, random.nextInt(10) - 4),
                "Ana \0 Ünal " + random.nextInt(10),
                Integer.toString(1000 + random.nextInt(2)),
                account,
                language,
                startedAt,
                at,
                random.nextInt(30) == 0 ? Ending.FAILED : pick(List.of(Ending.BY_FLOW, Ending.BY_CALLER)),
                random.nextInt(10) == 0 ? List.of(startedAt.plusMillis(700)) : List.of(),
                steps,
                operations);
    }

    private OperationVisit operation(String key, Instant from, Instant to) {
        Facts facts = random.nextInt(3) == 0
                ? new Facts(
                        Optional.of(Integer.toString(200_400 + random.nextInt(12))),
                        List.of(new Change("account.phone", "1", "2"), new Change("account.language", "en", "es")))
                : Facts.NONE;
        return new OperationVisit(
                random.nextBoolean() ? "orders.find" : "phone.change", pick(OUTCOMES), from, to, key, facts);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Tells a call log of the call, as an engine would. */
    public static void begin(FileCallLog log, CallRecord record) {
        CallId id = new CallId(record.call());
        log.started(new Call(
                id, record.caller(), record.callerName(), record.called(), record.language(), record.startedAt()));
        record.channels().forEach(channel -> log.onChannel(id, channel, record.startedAt()));
        record.resumedAt().forEach(at -> log.resumed(id, at));
        record.operations().forEach(visit -> log.operationDone(id, visit));
        record.steps().forEach(visit -> log.stepLeft(id, visit));
    }

    public static void end(FileCallLog log, CallRecord record) {
        log.ended(new CallId(record.call()), record.endedAt(), record.ending());
    }

    public static void tell(FileCallLog log, CallRecord record) {
        begin(log, record);
        end(log, record);
    }

    /** The call as it comes back from tables: without what they have no room for. */
    public static CallDetail stored(CallRecord record) {
        CallDetail all = CallDetail.of(record, List.of());
        CallSummary summary = all.summary();
        return new CallDetail(
                new CallSummary(
                        summary.call(),
                        summary.startedAt(),
                        summary.endedAt(),
                        summary.status(),
                        summary.caller(),
                        summary.callerName().replace('\0', '\uFFFD'),
                        summary.called(),
                        summary.account(),
                        summary.language(),
                        summary.isSelfService(),
                        summary.askedForPerson()),
                all.channels(),
                all.resumedAt(),
                all.steps(),
                all.operations().stream()
                        .map(visit -> new OperationVisit(
                                visit.name(), visit.outcome(), visit.startedAt(), visit.endedAt(), "", visit.facts()))
                        .toList(),
                List.of());
    }
}
