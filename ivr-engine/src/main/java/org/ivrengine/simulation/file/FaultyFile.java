package org.ivrengine.simulation.file;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used; all that is wrong with it, in the order of the file. */
public final class FaultyFile extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong and what would be right. */
    public record Fault(Position at, String message) {}

    private final transient List<Fault> faults;

    FaultyFile(String file, List<Fault> faults) {
        super(faults.stream()
                .map(fault -> file + ":" + fault.at().line() + ":" + fault.at().column() + ": " + fault.message())
                .collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
