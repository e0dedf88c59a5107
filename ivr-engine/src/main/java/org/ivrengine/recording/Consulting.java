package org.ivrengine.recording;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.callcenter.port.Recorder.Offered;
import org.ivrengine.callcenter.port.Recorder.Start;

/**
 * Agents who call somebody from their own telephones, perhaps with a caller on hold. Belongs to the thread of
 * {@link Recordings}.
 */
final class Consulting {

    /** Whose telephone, by the channel of that call. */
    private final Map<String, String> phones = new HashMap<>();

    void began(String channel, String phone) {
        phones.put(channel, phone);
    }

    void gone(String channel) {
        phones.remove(channel);
    }

    /**
     * What is to be recorded once a caller is handed over. To which contact it belongs is not known before the talk is over;
     * until then it stands with the first one's.
     *
     * @return empty when she has nobody on hold who is recorded
     */
    Optional<Offered> handover(String channel, String agent, String agentPhone, Collection<OpenRecording> open) {
        String phone = phones.get(channel);
        return open.stream()
                .filter(each -> each.isTalking()
                        && !each.isUnwanted()
                        && each.offered.agentPhone().equals(phone))
                .map(each -> each.offered)
                .findFirst()
                .map(first -> new Offered(
                        first.call(),
                        first.contact(),
                        first.queue(),
                        channel,
                        agent,
                        agentPhone,
                        Start.ON_HANDOVER,
                        first.rule()));
    }
}
