package org.ivrengine.flow.versions;

import java.util.List;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.yaml.Fault;

/** What came of looking at the files again. */
public sealed interface Reload {

    /** The files say what runs already. */
    record Unchanged() implements Reload {}

    /** New calls get these. */
    record Replaced(FlowSet flows) implements Reload {}

    /** The files have faults; what ran before runs on. */
    record Refused(List<Fault> faults) implements Reload {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
