package org.ivrengine.callcenter;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * After a start: whether every call that is up and stands in one of our steps has come back. Until then no offers are
 * made, so that the first to reconnect does not jump the queue. Belongs to the call center's thread.
 */
final class StartGate {

    private final Set<String> back = new HashSet<>();
    private Optional<Set<String>> expected = Optional.empty();
    private boolean open;

    /** @return whether this opens the gate */
    boolean cameBack(String call) {
        if (open) {
            return false;
        }
        back.add(call);
        return opens();
    }

    /**
     * The first full report of what is up.
     *
     * @param calls our ids of the calls that are up and do not talk with anybody
     */
    boolean up(Set<String> calls) {
        if (expected.isEmpty()) {
            expected = Optional.of(Set.copyOf(calls));
        }
        return opens();
    }

    private boolean opens() {
        if (open || expected.isEmpty() || !back.containsAll(expected.get())) {
            return false;
        }
        open = true;
        back.clear();
        return true;
    }
}
