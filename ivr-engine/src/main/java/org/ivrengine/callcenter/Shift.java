package org.ivrengine.callcenter;

import java.util.concurrent.CompletionStage;

/** The agents on duty, as people change it and look at it. Safe for use by many threads. */
public interface Shift {

    /** An agent comes on duty, or ends her pause. May block. @return whether there is such an agent */
    boolean signIn(String agent);

    /** She leaves, at the latest when her call and its wrap-up are over. May block. */
    void signOut(String agent);

    /** No more calls until she resumes; a call that she has goes on. May block. */
    void pause(String agent, String reason);

    /** May block. */
    void resume(String agent);

    /** She is ready for the next call before her time for after-call work is over. */
    void wrapUpDone(String agent);

    /** Her skills or her telephone are others now. May block. */
    void agentChanged(String agent);

    /** The call center as it is when it gets round to answer. */
    CompletionStage<Floor> floor();
}
