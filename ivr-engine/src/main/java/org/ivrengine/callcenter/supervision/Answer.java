package org.ivrengine.callcenter.supervision;

/** What came of a wish. */
public sealed interface Answer {

    /** In words for whoever asked. */
    String message();

    /** @param id of the act on record */
    record Done(String id, String message) implements Answer {}

    record Refused(Why why, String message) implements Answer {}

    /** Why not. */
    enum Why {
        /** No such agent, call or queue. */
        UNKNOWN,
        /** She is no supervisor, or not of that queue. */
        NOT_ALLOWED,
        /** Not as things stand now: nobody talks, her telephone does not answer, somebody else does it already. */
        NOT_NOW,
        /** It cannot be put on record, or Asterisk cannot be reached. */
        UNAVAILABLE
    }
}
