package org.ivrengine.prompts.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ivrengine.yaml.Fault;

/** Collects faults, so that a reader is told all of them at once. Belongs to one thread. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    public void add(Place place, String message) {
        found.add(place.fault(message));
    }

    /** @return in the order in which they were found */
    public List<Fault> found() {
        return List.copyOf(found);
    }

    /** Complains about a name that nothing has, and names the one that was probably meant. */
    public void addUnknown(Place place, String what, String name, Collection<String> known) {
        String nearest = Spelling.nearest(name, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("expected one of " + String.join(", ", known));
        add(place, what + " \"" + name + "\" does not exist; " + nearest);
    }
}
