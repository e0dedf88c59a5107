package org.ivrengine.flow.versions;

import java.time.Instant;
import java.util.List;
import org.ivrengine.yaml.Fault;

/**
 * For people and health checks.
 *
 * @param runningHash the version that new calls get
 * @param runningSince since when
 * @param checkedAt when the files were last read
 * @param refused faults of the files as they are now; not empty means that what runs is not what the files say
 */
public record FlowStatus(String runningHash, Instant runningSince, Instant checkedAt, List<Fault> refused) {
    public FlowStatus {
        refused = List.copyOf(refused);
    }
}
