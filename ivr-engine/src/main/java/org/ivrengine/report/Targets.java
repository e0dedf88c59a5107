package org.ivrengine.report;

/**
 * A queue's promise, by which its contacts are counted.
 *
 * @param serviceLevelMs T of "X % in T"
 * @param shortAbandonMs a caller who gives up within this time counts apart
 */
public record Targets(long serviceLevelMs, long shortAbandonMs) {

    /** 20 s and 5 s: what call centres commonly use, and what a queue gets that says nothing. */
    public static final Targets DEFAULT = new Targets(20_000, 5_000);

    public Targets {
        Contact.requireDuration("serviceLevelMs", serviceLevelMs);
        Contact.requireDuration("shortAbandonMs", shortAbandonMs);
    }
}
