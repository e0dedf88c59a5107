package org.ivrengine.flow.run;

import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.QueueDesk.Diversion;

/** Where a session takes up its call. */
public sealed interface Entry {

    /**
     * At the start of this flow.
     *
     * @param before checkpoint of what the call has gone through already, empty for a new call: no two visits of a call
     *     to a step have the same number, and who has refused to be recorded is not asked for nothing
     */
    record Begin(FlowSet flows, Flow flow, String before) implements Entry {
        public Begin(FlowSet flows, Flow flow) {
            this(flows, flow, "");
        }
    }

    /**
     * A call that goes on where its checkpoint says.
     *
     * @param flows the version that {@link Checkpoint#flowsHash} names
     */
    record Resume(FlowSet flows, String checkpoint) implements Entry {}

    /**
     * A caller who was handed over into a consultation goes on where that stood.
     *
     * @param checkpoint of the consultation
     * @param before the caller's own checkpoint: its visits to steps count, and what she said of being recorded
     */
    record Continue(FlowSet flows, String checkpoint, String before) implements Entry {}

    /**
     * An agent has sent the caller on, who talked with her in the step of a queue: the step goes on there.
     *
     * @param joinedAtMs since when she waits there
     */
    record Divert(FlowSet flows, String checkpoint, Diversion to, long joinedAtMs) implements Entry {}
}
