package org.ivrengine.flow.desk;

import java.util.Map;
import org.ivrengine.flow.port.DialRequest;

/**
 * Queues and extensions by the names that flows give them.
 *
 * @param queues whom a queue rings
 * @param extensions where a call can be given to, in the dialplan
 */
public record Destinations(Map<String, DialRequest> queues, Map<String, String> extensions) {
    public Destinations {
        queues = Map.copyOf(queues);
        extensions = Map.copyOf(extensions);
    }
}
