package org.ivrengine.flow.check;

import java.util.ArrayList;
import java.util.List;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Place;

/** Collects what the checks find. */
final class Findings {

    private final List<Fault> found = new ArrayList<>();

    void add(Flow flow, Place place, String message) {
        found.add(new Fault(flow.file(), place.line(), place.column(), message));
    }

    void add(Fault fault) {
        found.add(fault);
    }

    List<Fault> sorted() {
        return found.stream().sorted().distinct().toList();
    }
}
