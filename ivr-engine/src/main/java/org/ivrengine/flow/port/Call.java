package org.ivrengine.flow.port;

import java.time.Instant;

/**
 * One caller's call, from the first request to hang-up.
 *
 * @param id minted by us; the same across our own crash and across sessions
 * @param caller caller's number (ANI); empty when withheld
 * @param callerName name that came with the call; text from strangers
 * @param called number that was dialled (DNIS)
 * @param language BCP 47 tag in lower case that the telephone system gives the channel
 * @param startedAt first request to us
 */
public record Call(CallId id, String caller, String callerName, String called, String language, Instant startedAt) {}
