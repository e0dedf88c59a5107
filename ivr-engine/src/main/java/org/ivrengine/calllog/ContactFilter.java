package org.ivrengine.calllog;

import java.util.Optional;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;

/**
 * Which stays in queues are looked for. One and the same contact must fit everything that is there; talk, hold and handle
 * time are those of answered contacts only, so that none of the others is taken for a talk of no length.
 *
 * @param handled talk, hold and wrap-up together
 */
public record ContactFilter(
        Optional<String> queue,
        Optional<String> agent,
        Optional<Outcome> outcome,
        DurationRange waited,
        DurationRange talked,
        DurationRange held,
        DurationRange handled) {

    /** Every call, also one without a contact. */
    public static final ContactFilter ANY = new ContactFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DurationRange.ANY,
            DurationRange.ANY,
            DurationRange.ANY,
            DurationRange.ANY);

    /** @return whether nothing is asked of contacts */
    public boolean isAny() {
        return equals(ANY);
    }

    public boolean matches(Contact contact) {
        return queue.filter(name -> !name.equals(contact.queue())).isEmpty()
                && agent.filter(name -> !name.equals(contact.agent())).isEmpty()
                && outcome.filter(end -> end != contact.outcome()).isEmpty()
                && waited.contains(contact.waitMs())
                && isHandledFor(talked, contact, contact.talkMs())
                && isHandledFor(held, contact, contact.holdMs())
                && isHandledFor(handled, contact, contact.handleMs());
    }

    private static boolean isHandledFor(DurationRange range, Contact contact, long ms) {
        return range.isAny() || (contact.outcome() == Outcome.ANSWERED && range.contains(ms));
    }
}
