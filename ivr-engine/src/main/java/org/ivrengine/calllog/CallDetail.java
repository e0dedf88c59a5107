package org.ivrengine.calllog;

import java.time.Instant;
import java.util.List;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;

/**
 * A whole call, as far as it has come.
 *
 * @param channels the telephone system's ids of the channels that the caller was on
 * @param resumedAt each time that it came back after the engine was lost
 */
public record CallDetail(
        CallSummary summary,
        List<String> channels,
        List<Instant> resumedAt,
        List<StepVisit> steps,
        List<OperationVisit> operations) {

    public CallDetail {
        channels = List.copyOf(channels);
        resumedAt = List.copyOf(resumedAt);
        steps = List.copyOf(steps);
        operations = List.copyOf(operations);
    }

    public static CallDetail of(CallRecord record) {
        return new CallDetail(
                CallSummary.of(record), record.channels(), record.resumedAt(), record.steps(), record.operations());
    }
}
