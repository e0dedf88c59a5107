package org.ivrengine.report;

import java.util.OptionalDouble;

/**
 * How far callers got without an agent.
 *
 * @param entered calls that entered self-service
 * @param contained of these, calls that ended there without asking for an agent
 */
public record Containment(long entered, long contained) {

    public Containment {
        if (contained < 0 || contained > entered) {
            throw new IllegalArgumentException(contained + " contained of " + entered + " that entered");
        }
    }

    public OptionalDouble rate() {
        return Tally.ratio(contained, entered);
    }

    public Containment plus(Containment other) {
        return new Containment(entered + other.entered, contained + other.contained);
    }
}
