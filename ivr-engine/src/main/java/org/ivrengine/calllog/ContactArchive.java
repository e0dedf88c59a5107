package org.ivrengine.calllog;

import java.time.Instant;
import java.util.function.Consumer;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;

/** Contacts and agents' time, read again to make figures of them. Safe for use by many threads. */
public interface ContactArchive {

    /** Hands over the contacts that joined their queue in that time, in order of joining. */
    void contacts(Instant from, Instant until, Consumer<Contact> reader);

    /** Hands over the spans that have a part in that time, in order of their beginning. */
    void spans(Instant from, Instant until, Consumer<AgentSpan> reader);
}
