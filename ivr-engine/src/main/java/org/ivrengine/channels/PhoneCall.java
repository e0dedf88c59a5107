package org.ivrengine.channels;

import java.util.Set;

/**
 * A channel of a telephone.
 *
 * @param dialedBy id of the channel on whose behalf the telephone rings or rang; empty when its owner dialed herself
 * @param partners ids of the channels in one bridge with it
 */
public record PhoneCall(String channelId, String dialedBy, Set<String> partners) {

    public PhoneCall {
        partners = Set.copyOf(partners);
    }

    /** Whether it is with one of these callers, ringing for one included. */
    public boolean isWith(Set<String> callerChannels) {
        return callerChannels.contains(dialedBy) || partners.stream().anyMatch(callerChannels::contains);
    }
}
