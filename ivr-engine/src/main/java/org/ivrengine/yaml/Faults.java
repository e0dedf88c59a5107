package org.ivrengine.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file, so that the reader gets everything at once. */
public final class Faults {

    private final String file;
    private final List<Fault> found = new ArrayList<>();

    public Faults(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void add(Place place, String message) {
        found.add(new Fault(file, place.line(), place.column(), message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    public List<Fault> sorted() {
        return found.stream().sorted().distinct().toList();
    }
}
