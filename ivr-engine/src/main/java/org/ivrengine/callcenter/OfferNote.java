package org.ivrengine.callcenter;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whom a caller is being connected to, as a variable of her channel: should we die, whoever comes after us knows whose
 * talk it is that goes on.
 *
 * @param contact id of the contact
 * @param call our id of the call
 * @param agent id of the agent; empty when the contact is over
 * @param caller caller's number; empty when withheld
 */
record OfferNote(String contact, String call, String queue, long joinedAtMs, String agent, String caller) {

    /** Name of the variable. */
    static final String VARIABLE = "IVR_OFFER";

    private static final int FIELDS = 6;

    /** The contact is over and on record, its agent has handed the caller over; with whom she talks now is another. */
    boolean isOver() {
        return agent.isEmpty();
    }

    /** Fields between blanks, none of which contains one. */
    String text() {
        return String.join(" ", contact, call, escaped(queue), Long.toString(joinedAtMs), agent, "+" + escaped(caller));
    }

    /** @return empty when it is no such note */
    static Optional<OfferNote> read(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS || !fields[3].matches("[0-9]{1,15}") || !fields[5].startsWith("+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OfferNote(
                    fields[0],
                    fields[1],
                    unescaped(fields[2]),
                    Long.parseLong(fields[3]),
                    fields[4],
                    unescaped(fields[5].substring(1))));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
