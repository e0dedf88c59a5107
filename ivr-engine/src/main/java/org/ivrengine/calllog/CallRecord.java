package org.ivrengine.calllog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;

/**
 * A call from its first request to its end.
 *
 * @param call our id of it
 * @param channels the telephone system's ids of the channels that the caller was on, in order
 * @param caller caller's number; empty when withheld
 * @param called the number that was dialled
 * @param account whose the call turned out to be, the last one when there were several
 * @param language in which it ended
 * @param resumedAt each time that it came back after our process was lost
 * @param endedAt when it ended; with {@link Ending#UNKNOWN}, when we found that it had
 * @param operations those that were performed, each once
 */
public record CallRecord(
        String call,
        List<String> channels,
        String caller,
        String callerName,
        String called,
        Optional<String> account,
        String language,
        Instant startedAt,
        Instant endedAt,
        Ending ending,
        List<Instant> resumedAt,
        List<StepVisit> steps,
        List<OperationVisit> operations) {

    /** Kinds of steps that stand for a wish to speak to somebody. */
    private static final Set<String> ASKING_KINDS = Set.of("queue", "transfer");

    // Lines from before there were channels and operations do not have them.
    public CallRecord {
        channels = channels == null ? List.of() : List.copyOf(channels);
        operations = operations == null ? List.of() : List.copyOf(operations);
        resumedAt = List.copyOf(resumedAt);
        steps = List.copyOf(steps);
    }

    /** @return whether the caller was served by an operation at least once */
    public boolean isSelfService() {
        return !operations.isEmpty();
    }

    /** @return whether she came to a queue, or to somebody outside of the engine */
    public boolean askedForPerson() {
        return isAsking(steps);
    }

    static boolean isAsking(List<StepVisit> steps) {
        return steps.stream().anyMatch(visit -> ASKING_KINDS.contains(visit.kind()));
    }
}
