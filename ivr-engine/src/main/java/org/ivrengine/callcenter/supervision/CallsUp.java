package org.ivrengine.callcenter.supervision;

import java.util.Map;

/** Every call that is up, in a queue or not. Safe for use by many threads; no method blocks. */
public interface CallsUp {

    /** @return by our id of the call, the channel on which it is, as far as we know */
    Map<String, String> channels();

    /** The telephone system has no such channel: whatever we hold of it ends, its session, too. */
    void gone(String channelId);
}
