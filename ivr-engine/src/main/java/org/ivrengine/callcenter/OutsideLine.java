package org.ivrengine.callcenter;

import org.ivrengine.flow.port.Phone;

/** The way out of the house. */
@FunctionalInterface
public interface OutsideLine {

    /**
     * Connects the caller with a telephone outside, and returns when that is over. Runs on the call's own thread.
     *
     * @param number as an agent dialled it
     * @return whether the two have talked
     */
    boolean reach(String number, Phone phone);
}
