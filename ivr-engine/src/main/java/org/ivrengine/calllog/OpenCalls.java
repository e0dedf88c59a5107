package org.ivrengine.calllog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;

/** Calls that have begun and not ended, folded from journal entries. Belongs to one thread at a time. */
final class OpenCalls {

    private final Map<String, OpenCall> calls = new LinkedHashMap<>();

    private static final class OpenCall {
        private final JournalEntry.Started started;
        private final List<Instant> resumedAt = new ArrayList<>();
        private final List<StepVisit> steps = new ArrayList<>();

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
            case JournalEntry.Ended ended -> calls.remove(ended.call());
        }
    }

    boolean contains(String call) {
        return calls.containsKey(call);
    }

    Set<String> ids() {
        return Set.copyOf(calls.keySet());
    }

    /** @return the record with which this call ends; empty when it is not open (any more) */
    Optional<CallRecord> endedAt(String id, Instant at, Ending ending) {
        OpenCall call = calls.get(id);
        if (call == null) {
            return Optional.empty();
        }
        JournalEntry.Started started = call.started;
        String language =
                call.steps.isEmpty() ? started.language() : call.steps.getLast().language();
        return Optional.of(new CallRecord(
                id,
                started.caller(),
                started.callerName(),
                started.called(),
                language,
                started.at(),
                at,
                ending,
                call.resumedAt,
                call.steps));
    }
}
