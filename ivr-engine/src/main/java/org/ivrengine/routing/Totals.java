package org.ivrengine.routing;

/**
 * What became of all calls so far, each counted once: {@code queued = answered + left + released + in queue}.
 *
 * @param inQueue waiting, or a phone rings for them
 */
public record Totals(long queued, long answered, long left, long released, long inQueue) {}
