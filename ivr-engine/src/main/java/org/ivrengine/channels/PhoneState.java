package org.ivrengine.channels;

import java.util.List;
import java.util.function.Predicate;

/**
 * A telephone now.
 *
 * @param endpoint as Asterisk names it, {@code PJSIP/anna}
 * @param calls its channels in the order of their creation
 */
public record PhoneState(String endpoint, Reach reach, List<PhoneCall> calls) {

    public PhoneState {
        calls = List.copyOf(calls);
    }

    /** Whether its owner has a call that is not with any of these callers, by their channels. */
    public boolean isBusyBesides(Predicate<String> callers) {
        return calls.stream().anyMatch(call -> !call.isWith(callers));
    }
}
