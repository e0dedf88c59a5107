package org.ivrengine.callcenter;

/** The thread of a waiting call, as the call center sees it. Every method returns at once. */
interface Waiter {

    void tell(Notice notice);

    /** @return whether the offer was not yet taken up; then it never will be */
    boolean takeBack(long offer);

    /** Whether the caller is being told something that could be cut short. */
    boolean isSpeaking();
}
