package org.ivrengine.simulation.file;

import java.util.List;
import java.util.stream.Collectors;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/** A file that cannot be used; all that is wrong with it, in the order of the file. */
public final class FaultyFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    private FaultyFile(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    static void throwIfAny(Faults faults) throws FaultyFile {
        if (!faults.isEmpty()) {
            throw new FaultyFile(faults.sorted());
        }
    }

    public List<Fault> faults() {
        return faults;
    }
}
