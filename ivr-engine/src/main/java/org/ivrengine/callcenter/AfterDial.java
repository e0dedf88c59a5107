package org.ivrengine.callcenter;

import org.ivrengine.routing.ReleaseReason;

/** How it goes on with a caller whose dial is over, whoever had talked with her last. */
sealed interface AfterDial {

    record Talked() implements AfterDial {}

    /** She was handed over by keys to a colleague who did not answer. */
    record WaitsAgain(Contacted contact) implements AfterDial {}

    /** She was handed over by keys into a queue that keeps her no longer. */
    record Released(ReleaseReason why) implements AfterDial {}
}
