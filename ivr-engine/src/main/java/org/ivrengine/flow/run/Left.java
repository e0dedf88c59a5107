package org.ivrengine.flow.run;

import java.time.Instant;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.QueueDesk.Diversion;

/**
 * How a step was left.
 *
 * @param outcome for the call log; never what the caller typed
 */
record Left(String outcome, Next next) {

    /** What comes after a step. */
    sealed interface Next {
        record To(Target target) implements Next {}

        /** Through another flow, and back to the calling step's {@code next}. */
        record Through(Flow flow) implements Next {}

        /** On in another flow, for good. */
        record Over(Flow flow) implements Next {}

        /** Into the same step once more, which goes on elsewhere. */
        record Again(Diversion to, Instant joinedAt) implements Next {}

        record End(Ending ending) implements Next {}
    }

    static Left to(String outcome, Target target) {
        return new Left(outcome, new Next.To(target));
    }

    static Left ended(String outcome, Ending ending) {
        return new Left(outcome, new Next.End(ending));
    }
}
