package org.ivrengine.real;

import java.util.List;

/**
 * How the calls went.
 *
 * @param calls how many there were
 * @param asScripted how many went exactly as the script said, to the last step
 * @param exitCode of SIPp
 * @param faults what SIPp says about the others
 * @param audio what was heard, if it was one caller
 * @param audioOfEach what every caller heard who heard anything
 */
record SippOutcome(
        int calls, int asScripted, int exitCode, String faults, HeardAudio audio, List<HeardAudio> audioOfEach) {

    /** Fails with SIPp's own words unless every call went as the script said. */
    SippOutcome expectAllAsScripted() {
        if (asScripted != calls || exitCode != 0) {
            throw new AssertionError(asScripted + " of " + calls + " calls went as scripted; SIPp ended with "
                    + exitCode + "\n" + faults);
        }
        return this;
    }
}
