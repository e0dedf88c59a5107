package org.ivrengine.flow.port;

import java.util.List;

/**
 * Keys that the agent, and never the caller, can press in a talk. Empty: there are none.
 *
 * @param transfer send the caller on to the number that follows
 * @param consult put the caller on hold and call the number that follows; pressed again, they hand her over
 * @param back end the consultation: the agent is with the caller again
 */
public record TalkKeys(String transfer, String consult, String back) {

    public static final TalkKeys NONE = new TalkKeys("", "", "");

    public TalkKeys {
        for (String keys : List.of(transfer, consult, back)) {
            if (!keys.matches("[0-9*#]{0,4}")) {
                throw new IllegalArgumentException("not telephone keys: \"" + keys + "\"; expected for example ##");
            }
        }
    }

    /** Whether the telephone system has to listen to the talk for keys. */
    public boolean isAny() {
        return !transfer.isEmpty() || !consult.isEmpty();
    }
}
