package org.ivrengine.app.engine;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.QueueDesk.Diversion;

/**
 * What an agent has dialled from her own telephone, as a variable of its channel. When the caller whom she has on hold is
 * put into that channel's place, the variable is there, and tells that the channel is another.
 *
 * @param channel on which it was dialled; Asterisk's id, digits only
 * @param to colleague, queue or telephone outside; empty for the number of a flow
 * @param call our id of the consultation, where it is a call of its own; empty otherwise
 */
record Consultation(String channel, Optional<Diversion> to, String call, long sinceMs) {

    /** Name of the variable. */
    static final String VARIABLE = "IVR_CONSULT";

    private static final int FIELDS = 4;

    boolean isOn(String channelId) {
        return channel.equals(digits(channelId));
    }

    /** As variables' names can have it, and as the dialplan writes it. */
    static String digits(String channelId) {
        return channelId.replaceAll("[^0-9]", "");
    }

    String text() {
        String there = to.map(Diversion::text).orElse("flow");
        return String.join(
                " ", channel, URLEncoder.encode(there, StandardCharsets.UTF_8), "." + call, Long.toString(sinceMs));
    }

    static Optional<Consultation> read(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS || !fields[2].startsWith(".") || !fields[3].matches("[0-9]{1,15}")) {
            return Optional.empty();
        }
        String call = fields[2].substring(1);
        if (!call.isEmpty() && !CallId.isValid(call)) {
            return Optional.empty();
        }
        try {
            String there = URLDecoder.decode(fields[1], StandardCharsets.UTF_8);
            return Optional.of(new Consultation(fields[0], Diversion.read(there), call, Long.parseLong(fields[3])));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
