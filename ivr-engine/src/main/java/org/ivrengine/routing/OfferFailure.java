package org.ivrengine.routing;

/** Why an offer failed. */
public enum OfferFailure {
    NO_ANSWER,
    REJECTED,
    BUSY,
    UNREACHABLE
}
