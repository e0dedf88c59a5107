package org.ivrengine.calllog;

import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.report.Contact;

/**
 * One stay of a call in a queue.
 *
 * @param doubt what nobody saw of it
 */
public record ContactVisit(Contact contact, Doubt doubt) {}
