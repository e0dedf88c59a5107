package org.ivrengine.callcenter;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.ivrengine.callcenter.port.Switchboard.UpLine;

/**
 * The calls that wait and talk, as supervisors see them and act on them. Every stage completes when the call center has got
 * round to it, and a move's when her session has, too. Calls are named by our ids. Safe for use by many threads.
 */
public interface CallsInHand {

    CompletionStage<List<Served>> served();

    /** A call that waits, or rings, waits in another queue from now on; an answer that comes first wins. */
    CompletionStage<Acted> move(String call, String queue);

    /**
     * A call that waits, or rings, goes before or after others of its queue.
     *
     * @param priority its own, added to its queue's; empty: enough to be the next of its queue
     */
    CompletionStage<Acted> prioritise(String call, OptionalInt priority);

    /** A waiting call rings at this agent, who must be available. */
    CompletionStage<Acted> offer(String call, String agent);

    /** Ids of the channels that an agent on duty has to do with, as far as we know; empty if she has no call. */
    CompletionStage<Set<String>> channelsOf(String agent);

    /**
     * An agent on duty is in the state that her channels say.
     *
     * @param up every channel that there is
     */
    CompletionStage<Acted> reset(String agent, List<UpLine> up);

    /** A caller's channel is gone, whatever we know of it: what is known of her contact is put on record. */
    CompletionStage<Acted> takeOut(String call);
}
