package org.ivrengine.app.engine;

import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.recording.Recordings;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;

/** Keeps contacts, and tells the recordings whose they are: a caller may have been handed over since a recording began. */
record RecordedContacts(ContactLog log, Recordings recordings) implements ContactLog {

    @Override
    public void contact(Contact contact, Doubt doubt) {
        log.contact(contact, doubt);
    }

    @Override
    public void talked(Contact contact, String agentChannel) {
        recordings.talked(agentChannel, contact.call(), contact.id(), contact.queue());
    }

    @Override
    public void offer(OfferRecord offer) {
        log.offer(offer);
    }

    @Override
    public void span(AgentSpan span, String state, String reason) {
        log.span(span, state, reason);
    }
}
