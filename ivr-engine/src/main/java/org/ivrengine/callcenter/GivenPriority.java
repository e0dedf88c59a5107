package org.ivrengine.callcenter;

import java.util.Optional;

/**
 * The priority that a supervisor has given a waiting call, as a variable of its channel: should we die, whoever comes after
 * us knows it.
 *
 * @param contact id of the stay in a queue for which it was given
 */
record GivenPriority(String contact, int priority) {

    /** Name of the variable. */
    static final String VARIABLE = "IVR_PRIORITY";

    String text() {
        return contact + " " + priority;
    }

    /** @return empty when it is no such text */
    static Optional<GivenPriority> read(String text) {
        String[] fields = text.split(" ", -1);
        return fields.length == 2 && fields[1].matches("-?[0-9]{1,7}")
                ? Optional.of(new GivenPriority(fields[0], Integer.parseInt(fields[1])))
                : Optional.empty();
    }
}
