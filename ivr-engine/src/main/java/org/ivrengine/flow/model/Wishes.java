package org.ivrengine.flow.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a queue step asks for this caller, on top of what the queue gives everybody.
 *
 * @param requires condition over an agent's skills, as it is written
 * @param priority added to the queue's
 * @param agent for whom the call is kept at first
 * @param agentForMs for so long
 */
public record Wishes(
        Optional<Reference> requires, Optional<Operand> priority, Optional<Operand> agent, long agentForMs) {

    /** Values that are taken from the call. */
    public List<Operand> operands() {
        return Stream.concat(priority.stream(), agent.stream()).toList();
    }
}
