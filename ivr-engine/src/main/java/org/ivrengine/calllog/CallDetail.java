package org.ivrengine.calllog;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;

/**
 * A whole call, as far as it has come.
 *
 * @param channels the telephone system's ids of the channels that the caller was on
 * @param resumedAt each time that it came back after the engine was lost
 * @param contacts its stays in queues, in order
 */
public record CallDetail(
        CallSummary summary,
        List<String> channels,
        List<Instant> resumedAt,
        List<StepVisit> steps,
        List<OperationVisit> operations,
        List<ContactVisit> contacts) {

    public CallDetail {
        channels = List.copyOf(channels);
        resumedAt = List.copyOf(resumedAt);
        steps = List.copyOf(steps);
        operations = List.copyOf(operations);
        contacts = List.copyOf(contacts);
    }

    /** @param contacts by their ids, as far as they are known */
    public static CallDetail of(CallRecord record, Collection<ContactVisit> contacts) {
        return new CallDetail(
                CallSummary.of(record),
                record.channels(),
                record.resumedAt(),
                record.steps(),
                record.operations(),
                List.copyOf(contacts));
    }

    /** This call with contacts that are known of it from before. */
    CallDetail withEarlier(Collection<ContactVisit> earlier) {
        return new CallDetail(summary, channels, resumedAt, steps, operations, List.copyOf(earlier)).with(contacts);
    }

    /** This call with these contacts in the place of those of the same id. */
    CallDetail with(Collection<ContactVisit> later) {
        Map<String, ContactVisit> all = new LinkedHashMap<>();
        contacts.forEach(visit -> all.put(visit.contact().id(), visit));
        later.forEach(visit -> all.put(visit.contact().id(), visit));
        return new CallDetail(summary, channels, resumedAt, steps, operations, List.copyOf(all.values()));
    }
}
