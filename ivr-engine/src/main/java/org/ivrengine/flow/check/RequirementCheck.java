package org.ivrengine.flow.check;

import java.util.Optional;

/** Whether a queue can have a caller with a requirement of her own; how one is written is not the flows' business. */
@FunctionalInterface
public interface RequirementCheck {

    /** @return what is wrong with it, if anything is */
    Optional<Wrong> check(String queue, String requirement);

    /**
     * A fault of a requirement.
     *
     * @param column in the requirement's text, from 1
     */
    record Wrong(int column, String message) {}
}
