package org.ivrengine.calllog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Facts;

/** Calls that have begun and not ended, folded from journal entries. Belongs to one thread at a time. */
final class OpenCalls {

    private final Map<String, OpenCall> calls = new LinkedHashMap<>();

    private static final class OpenCall {
        private final JournalEntry.Started started;
        private final List<Instant> resumedAt = new ArrayList<>();
        private final List<String> channels = new ArrayList<>();
        private final Map<String, ContactVisit> contacts = new LinkedHashMap<>();
        private final List<StepVisit> steps = new ArrayList<>();
        /** By idempotency key: what is done again after a crash is the same visit. */
        private final Map<String, OperationVisit> operations = new LinkedHashMap<>();

        private OpenCall(JournalEntry.Started started) {
            this.started = started;
        }
    }

    void apply(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Started started -> calls.putIfAbsent(started.call(), new OpenCall(started));
            case JournalEntry.Resumed resumed -> {
                OpenCall call = calls.get(resumed.call());
                if (call != null) {
                    call.resumedAt.add(resumed.at());
                }
            }
            case JournalEntry.Step step -> {
                OpenCall call = calls.get(step.call());
                if (call != null) {
                    call.steps.add(step.visit());
                }
            }
            case JournalEntry.Channel channel -> {
                OpenCall call = calls.get(channel.call());
                if (call != null && !call.channels.contains(channel.channel())) {
                    call.channels.add(channel.channel());
                }
            }
            case JournalEntry.Operation operation -> {
                OpenCall call = calls.get(operation.call());
                if (call != null) {
                    OperationVisit visit = operation.visit();
                    call.operations.merge(visit.idempotencyKey(), visit, OpenCalls::again);
                }
            }
            case JournalEntry.Contact contact -> {
                OpenCall call = calls.get(contact.call());
                if (call != null) {
                    call.contacts.put(contact.visit().contact().id(), contact.visit());
                }
            }
            case JournalEntry.Offer _, JournalEntry.Span _, JournalEntry.Recording _ -> {}
            case JournalEntry.Ended ended -> calls.remove(ended.call());
        }
    }

    /** Done again, an operation may only say that all was done before: what it told the first time stays. */
    private static OperationVisit again(OperationVisit first, OperationVisit again) {
        Facts facts = again.facts();
        return new OperationVisit(
                again.name(),
                again.outcome(),
                first.startedAt(),
                again.endedAt(),
                again.idempotencyKey(),
                new Facts(
                        facts.account().or(first.facts()::account),
                        facts.changes().isEmpty() ? first.facts().changes() : facts.changes()));
    }

    boolean contains(String call) {
        return calls.containsKey(call);
    }

    Set<String> ids() {
        return Set.copyOf(calls.keySet());
    }

    /** @return the calls that are open, each as far as it has come */
    List<CallDetail> details() {
        return calls.values().stream().map(OpenCalls::detail).toList();
    }

    private static CallDetail detail(OpenCall call) {
        JournalEntry.Started started = call.started;
        return new CallDetail(
                new CallSummary(
                        started.call(),
                        started.at(),
                        Optional.empty(),
                        CallStatus.OPEN,
                        started.caller(),
                        started.callerName(),
                        started.called(),
                        account(call),
                        language(call),
                        !call.operations.isEmpty(),
                        CallRecord.isAsking(call.steps)),
                call.channels,
                call.resumedAt,
                call.steps,
                List.copyOf(call.operations.values()),
                List.copyOf(call.contacts.values()));
    }

    private static String language(OpenCall call) {
        return call.steps.isEmpty()
                ? call.started.language()
                : call.steps.getLast().language();
    }

    /** @return the record with which this call ends; empty when it is not open (any more) */
    Optional<CallRecord> endedAt(String id, Instant at, Ending ending) {
        OpenCall call = calls.get(id);
        if (call == null) {
            return Optional.empty();
        }
        JournalEntry.Started started = call.started;
        return Optional.of(new CallRecord(
                id,
                call.channels,
                started.caller(),
                started.callerName(),
                started.called(),
                account(call),
                language(call),
                started.at(),
                at,
                ending,
                call.resumedAt,
                call.steps,
                List.copyOf(call.operations.values())));
    }

    private static Optional<String> account(OpenCall call) {
        return call.operations.values().stream()
                .flatMap(visit -> visit.facts().account().stream())
                .reduce((_, later) -> later);
    }
}
