package org.ivrengine.flow.run;

import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;

/** Where a session takes up its call. */
public sealed interface Entry {

    /** A new call, at the start of this flow. */
    record Begin(FlowSet flows, Flow flow) implements Entry {}

    /**
     * A call that goes on where its checkpoint says.
     *
     * @param flows the version that {@link Checkpoint#flowsHash} names
     */
    record Resume(FlowSet flows, String checkpoint) implements Entry {}
}
