package org.ivrengine.flow.load;

import java.util.List;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.yaml.Fault;

/** What came of loading flows: all of them, or what is wrong. */
public sealed interface LoadResult {

    record Loaded(FlowSet flows) implements LoadResult {}

    /** @param faults in the order of files and lines; never empty */
    record Refused(List<Fault> faults) implements LoadResult {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
