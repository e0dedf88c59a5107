package org.ivrengine.callcenter.supervision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.supervision.Answer.Why;
import org.ivrengine.callcenter.supervision.Supervision.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes acts into the book. What begins must be kept first, or it does not begin; what has become of it is tried again
 * until it is kept. Belongs to the supervisors' thread.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final SupervisionBook book;
    private final InstantSource clock;
    private final Map<String, Supervision> unkept = new LinkedHashMap<>();

    Ledger(SupervisionBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /** As exact as it can be kept. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * An act that begins now, kept.
     *
     * @param who asks for it
     * @param channel of the supervisor's telephone; empty where none takes part
     * @param detail what of it the kind does not say; empty: nothing
     * @throws Refused when it cannot be kept: nobody listens without a record of it
     */
    Supervision begin(Agent supervisor, Wish wish, String who, Subject subject, String channel, String detail) {
        Supervision act = new Supervision(
                UUID.randomUUID().toString(),
                wish.kind(),
                now(),
                who,
                supervisor.id(),
                subject,
                channel,
                detail,
                List.of(),
                Optional.empty(),
                "");
        try {
            book.keep(act);
            return act;
        } catch (RuntimeException away) {
            LOG.warn("a supervisor's act cannot be put on record, so it is refused", away);
            throw new Refused(
                    Why.UNAVAILABLE, "the database is away, and nothing is done that cannot be put on record");
        }
    }

    /** One that never began. */
    void refused(String supervisor, Wish wish, String who, Refused refused) {
        if (refused.answer().why() == Why.UNAVAILABLE) {
            return; // nothing can be kept now, and nothing was done
        }
        Instant now = now();
        update(new Supervision(
                UUID.randomUUID().toString(),
                wish.kind(),
                now,
                who,
                supervisor,
                Subject.NOBODY,
                "",
                wish.wanted(),
                List.of(),
                Optional.of(now),
                "refused: " + refused.getMessage()));
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
