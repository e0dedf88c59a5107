package org.ivrengine.flow.run;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.Speech;

/**
 * What all calls share. Safe for use by many threads.
 *
 * @param schedules the ones in force now
 * @param patience of callers whose operations take long
 * @param extensions extensions of the telephone system by the names that flows give them
 */
public record Services(
        Speech speech,
        CallLog callLog,
        Operations operations,
        QueueDesk queueDesk,
        Supplier<Schedules> schedules,
        Map<String, String> extensions,
        InstantSource clock,
        Patience patience) {

    public Services {
        extensions = Map.copyOf(extensions);
    }

    /** With operations that are waited for on the call's own thread. */
    public Services(
            Speech speech,
            CallLog callLog,
            Operations operations,
            QueueDesk queueDesk,
            Supplier<Schedules> schedules,
            Map<String, String> extensions,
            InstantSource clock) {
        this(speech, callLog, operations, queueDesk, schedules, extensions, clock, new Patience.Endless());
    }
}
