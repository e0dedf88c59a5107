package org.ivrengine.callcenter;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The calls that wait and talk, as supervisors see them. Safe for use by many threads. */
public interface CallsInHand {

    /** As they are when the call center gets round to answer. */
    CompletionStage<List<Served>> served();
}
