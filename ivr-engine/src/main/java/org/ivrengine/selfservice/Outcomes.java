package org.ivrengine.selfservice;

/** Names of outcomes that several operations have. */
public final class Outcomes {

    /** This call has not proven that it may: no PIN was right in it. */
    public static final String NOT_VERIFIED = "not_verified";

    /** There is none, or the caller may not know of it; which of them, nobody is told. */
    public static final String NOT_FOUND = "not_found";

    /** Too many failures; time or an operator opens again. */
    public static final String LOCKED = "locked";

    public static final String FOUND = "found";
    public static final String NONE = "none";
    public static final String CHANGED = "changed";

    private Outcomes() {}
}
