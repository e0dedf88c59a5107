package org.ivrengine.prompts;

import java.util.List;
import java.util.stream.Collectors;
import org.ivrengine.yaml.Fault;

/** The prompts' files are not as they should be; has all the faults. */
public final class FaultyPromptsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    FaultyPromptsException(List<Fault> faults) {
        super(faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = faults.stream().sorted().toList();
    }

    public List<Fault> faults() {
        return faults;
    }
}
