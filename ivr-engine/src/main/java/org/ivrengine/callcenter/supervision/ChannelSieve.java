package org.ivrengine.callcenter.supervision;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.PhoneState;
import org.ivrengine.channels.Reach;

/** Sorts out what of the channels' news concerns supervisors: most does not, and costs nothing. Safe for use by many threads. */
final class ChannelSieve {

    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Set<String> unreachable = ConcurrentHashMap.newKeySet();

    /** From now on all that is told of this channel does. */
    void add(String channel) {
        channels.add(channel);
    }

    void remove(String channel) {
        channels.remove(channel);
    }

    boolean isUnreachable(String telephone) {
        return unreachable.contains(telephone);
    }

    boolean passes(ChannelChange change) {
        return switch (change) {
            case ChannelChange.KeyPressed key -> channels.contains(key.channelId());
            case ChannelChange.RingingBegan ringing ->
                channels.contains(ringing.leg().agentChannel());
            case ChannelChange.Answered answered ->
                channels.contains(answered.leg().agentChannel());
            case ChannelChange.LegEnded ended -> channels.contains(ended.leg().agentChannel());
            case ChannelChange.Gone gone -> channels.contains(gone.channelId());
            case ChannelChange.SpyBegan spy -> channels.contains(spy.channelId());
            case ChannelChange.SpyEnded spy -> channels.contains(spy.channelId());
            case ChannelChange.PhoneChanged phone -> {
                reached(phone.phone());
                yield phone.phone().calls().stream().anyMatch(call -> channels.contains(call.channelId()));
            }
            case ChannelChange.TalkBegan _, ChannelChange.TalkEnded _, ChannelChange.Complete _ -> true;
            case ChannelChange.HoldBegan _,
                    ChannelChange.HoldEnded _,
                    ChannelChange.Transferred _,
                    ChannelChange.TookPlace _,
                    ChannelChange.ConsultationBegan _,
                    ChannelChange.ConsultationEnded _,
                    ChannelChange.Incomplete _ -> false;
        };
    }

    private void reached(PhoneState phone) {
        if (phone.reach() == Reach.UNREACHABLE) {
            unreachable.add(phone.endpoint());
        } else {
            unreachable.remove(phone.endpoint());
        }
    }
}
