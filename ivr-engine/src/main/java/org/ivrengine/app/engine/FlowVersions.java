package org.ivrengine.app.engine;

import java.util.Optional;
import org.ivrengine.flow.model.FlowSet;

/** The flows in force. A call that came back goes on only with the version on which it began. */
public final class FlowVersions {

    private final FlowSet current;

    public FlowVersions(FlowSet current) {
        this.current = current;
    }

    /** @return the version on which new calls begin */
    public FlowSet current() {
        return current;
    }

    /** @return the version with this hash; empty when it is not there any more */
    Optional<FlowSet> version(String hash) {
        return current.hash().equals(hash) ? Optional.of(current) : Optional.empty();
    }
}
