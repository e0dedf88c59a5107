package org.ivrengine.routing;

/**
 * An agent for whom a call is held, and until when. Once lost (she pauses, leaves, lacks the skills, does not answer)
 * the hold does not return.
 */
public record Preferred(String agent, long untilMs) {}
