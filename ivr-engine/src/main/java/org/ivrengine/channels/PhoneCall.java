package org.ivrengine.channels;

import java.util.Set;
import java.util.function.Predicate;

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

    /** Whether it is with one of these callers, by their channels; ringing for one included. */
    public boolean isWith(Predicate<String> callers) {
        return callers.test(dialedBy) || partners.stream().anyMatch(callers);
    }
}
