package org.ivrengine.callcenter;

/** What came of something that a supervisor wanted done about a call in hand, or an agent. */
public sealed interface Acted {

    /** In words for whoever asked. */
    String message();

    /**
     * It is so now.
     *
     * @param from what was before, for the record: a queue, a priority, a state
     * @param to what is now
     */
    record Done(String from, String to, String message) implements Acted {}

    record Refused(Why why, String message) implements Acted {}

    /** Why not. */
    enum Why {
        /** No such call in hand, agent on duty or queue. */
        UNKNOWN,
        /** Not as things stand now. */
        NOT_NOW,
        /** Nobody can say whether it will be done. */
        UNANSWERED
    }
}
