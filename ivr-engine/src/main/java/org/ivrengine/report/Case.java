package org.ivrengine.report;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * A customer's matter over all its contacts.
 *
 * @param resolvedAtMs milliseconds since the epoch; {@link #UNRESOLVED} while it is open
 */
public record Case(String id, long openedAtMs, long resolvedAtMs) {

    public static final long UNRESOLVED = Long.MAX_VALUE;

    public Case {
        if (resolvedAtMs < openedAtMs) {
            throw new IllegalArgumentException(
                    "case " + id + " resolved at " + resolvedAtMs + ", before " + openedAtMs);
        }
    }

    /** @return average resolution time over the resolved ones */
    public static OptionalDouble artMs(Collection<Case> cases) {
        return cases.stream()
                .filter(one -> one.resolvedAtMs != UNRESOLVED)
                .mapToLong(one -> one.resolvedAtMs - one.openedAtMs)
                .average();
    }
}
