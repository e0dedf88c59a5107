package org.ivrengine.flow.model;

/**
 * One way out of a step.
 *
 * @param label as it stands in the call log, for example {@code key 1}, {@code noinput}, {@code not_found}
 */
public record Exit(String label, Target target) {}
