package org.ivrengine.calllog;

import java.util.Set;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.report.Contact;

/**
 * One stay of a call in a queue.
 *
 * @param unknown times of it that cannot be known and stand as 0
 */
public record ContactVisit(Contact contact, Set<Unknown> unknown) {
    public ContactVisit {
        unknown = Set.copyOf(unknown);
    }
}
