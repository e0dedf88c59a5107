package org.ivrengine.channels;

/**
 * A telephone that is being reached, or was, on behalf of somebody.
 *
 * @param callerChannel id of the channel on whose behalf; empty where nobody dialed, as for an originated call
 * @param agentChannel id of the telephone's channel
 * @param endpoint the telephone as Asterisk names it, {@code PJSIP/anna}
 */
public record Leg(String callerChannel, String agentChannel, String endpoint) {}
