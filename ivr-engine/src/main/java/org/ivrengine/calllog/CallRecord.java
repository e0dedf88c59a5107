package org.ivrengine.calllog;

import java.time.Instant;
import java.util.List;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;

/**
 * A call from its first request to its end.
 *
 * @param call our id of it
 * @param caller caller's number; empty when withheld
 * @param called the number that was dialled
 * @param language in which it ended
 * @param resumedAt each time that it came back after our process was lost
 * @param endedAt when it ended; with {@link Ending#UNKNOWN}, when we found that it had
 */
public record CallRecord(
        String call,
        String caller,
        String callerName,
        String called,
        String language,
        Instant startedAt,
        Instant endedAt,
        Ending ending,
        List<Instant> resumedAt,
        List<StepVisit> steps) {

    public CallRecord {
        resumedAt = List.copyOf(resumedAt);
        steps = List.copyOf(steps);
    }
}
