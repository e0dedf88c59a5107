package org.ivrengine.app.engine;

import java.util.List;
import org.ivrengine.yaml.Fault;

/** Flows or prompts have faults that would stop a call. */
public final class FaultyContentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public FaultyContentException(List<Fault> faults) {
        super(faults.size() + " faults, the first: " + faults.getFirst());
        this.faults = List.copyOf(faults);
    }

    /** @return in the order of files and lines; never empty */
    public List<Fault> faults() {
        return faults;
    }
}
