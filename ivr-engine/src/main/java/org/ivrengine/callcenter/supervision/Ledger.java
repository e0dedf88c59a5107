package org.ivrengine.callcenter.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes acts into the book. What begins must be kept first, or it does not begin; what has become of it is tried again
 * until it is kept. Belongs to the supervisors' thread.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final SupervisionBook book;
    private final Map<String, Supervision> unkept = new LinkedHashMap<>();

    Ledger(SupervisionBook book) {
        this.book = book;
    }

    /** @throws Refused when it cannot be kept: nobody listens without a record of it */
    void begin(Supervision supervision) {
        try {
            book.keep(supervision);
        } catch (RuntimeException away) {
            LOG.warn("a supervisor's act cannot be put on record, so it is refused", away);
            throw new Refused(
                    Answer.Why.UNAVAILABLE, "the database is away, and nothing is done that cannot be put on record");
        }
    }

    void update(Supervision supervision) {
        unkept.put(supervision.id(), supervision);
        retry();
    }

    /** Every act that changed and is not kept so yet. */
    void retry() {
        while (!unkept.isEmpty()) {
            Supervision eldest = unkept.values().iterator().next();
            try {
                book.keep(eldest);
                unkept.remove(eldest.id());
            } catch (RuntimeException away) {
                LOG.warn("{} acts of supervisors wait for the database: {}", unkept.size(), away.toString());
                return;
            }
        }
    }
}
